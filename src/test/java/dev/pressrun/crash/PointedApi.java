package dev.pressrun.crash;

import dev.pressrun.luma.BodySink;
import dev.pressrun.luma.DownloadOutcome;
import dev.pressrun.luma.ImageApi;
import dev.pressrun.luma.PollOutcome;
import dev.pressrun.luma.SubmitOutcome;
import dev.pressrun.model.ImageRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** The API's client, with points around each call. */
record PointedApi(ImageApi api, Points points) implements ImageApi {
  @Override
  public SubmitOutcome submit(ImageRequest request, String requestId, Runnable leaving) {
    String post = "POST " + request.prompt();
    return around(
        post, () -> api.submit(request, requestId, () -> around(post + " leaves", leaving)));
  }

  @Override
  public PollOutcome poll(String generationId) {
    return around("poll", () -> api.poll(generationId));
  }

  @Override
  public <T> DownloadOutcome<T> download(URI url, BodySink<T> sink) throws IOException {
    return points.around("download", () -> api.download(url, sink));
  }

  private void around(String moment, Runnable step) {
    around(
        moment,
        () -> {
          step.run();
          return true;
        });
  }

  private <T> T around(String call, Points.Step<T> step) {
    try {
      return points.around(call, step);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
