package dev.pressrun.metrics;

import dev.pressrun.luma.BodySink;
import dev.pressrun.luma.DownloadOutcome;
import dev.pressrun.luma.ImageApi;
import dev.pressrun.luma.PollOutcome;
import dev.pressrun.luma.SubmitOutcome;
import dev.pressrun.model.ImageRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/** Counts and times each call to the API, by what its answer meant. */
final class MeteredApi implements ImageApi {
  static final String NAME = "pressrun.api.request";

  private final ImageApi api;
  private final MeterRegistry registry;
  private final String job;

  MeteredApi(ImageApi api, MeterRegistry registry, String job) {
    this.api = api;
    this.registry = registry;
    this.job = job;
  }

  @Override
  public SubmitOutcome submit(ImageRequest request, String requestId, Runnable leaving) {
    Timer.Sample sample = Timer.start(registry);
    SubmitOutcome outcome = api.submit(request, requestId, leaving);
    stop(sample, "submit", outcome);
    return outcome;
  }

  @Override
  public PollOutcome poll(String generationId) {
    Timer.Sample sample = Timer.start(registry);
    PollOutcome outcome = api.poll(generationId);
    stop(sample, "poll", outcome);
    return outcome;
  }

  @Override
  public <T> DownloadOutcome<T> download(URI url, BodySink<T> sink) throws IOException {
    Timer.Sample sample = Timer.start(registry);
    DownloadOutcome<T> outcome = api.download(url, sink);
    stop(sample, "download", outcome);
    return outcome;
  }

  private void stop(Timer.Sample sample, String call, Object outcome) {
    sample.stop(
        Timer.builder(NAME)
            .description(
                "Calls to the API, by what the answer meant; a 429 is throttled or slots_full")
            .tags("job", job, "call", call, "answer", word(outcome))
            .register(registry));
  }

  /** Such as {@code slots_full} for {@code SlotsFull}. */
  private static String word(Object outcome) {
    return outcome
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }
}
