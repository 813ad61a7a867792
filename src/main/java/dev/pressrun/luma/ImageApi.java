package dev.pressrun.luma;

import dev.pressrun.model.ImageRequest;
import java.io.IOException;
import java.net.URI;

/** The provider's API, as the rest of the program sees it. Safe for use by many threads at once. */
public interface ImageApi {

  /**
   * Asks for a picture, once: never repeats a request that may have arrived.
   *
   * @param requestId our own UUID for this attempt, sent as {@code X-Request-Id}
   * @param leaving runs right before the request can reach the API whole, on this thread; not at
   *     all where it cannot. What it throws is thrown here, and then nothing was sent
   */
  SubmitOutcome submit(ImageRequest request, String requestId, Runnable leaving);

  /** Asks how a generation stands. */
  PollOutcome poll(String generationId);

  /**
   * Fetches an output, without credentials.
   *
   * @throws IOException what the sink threw, where the body itself could be read
   */
  <T> DownloadOutcome<T> download(URI url, BodySink<T> sink) throws IOException;
}
