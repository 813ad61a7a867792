package dev.pressrun.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.luma.BodySink;
import dev.pressrun.luma.DownloadOutcome;
import dev.pressrun.luma.ImageApi;
import dev.pressrun.luma.PollOutcome;
import dev.pressrun.luma.SubmitOutcome;
import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ImageRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class MeteredApiTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Queue<SubmitOutcome> answers =
      new ArrayDeque<>(
          List.of(
              new SubmitOutcome.Throttled(Optional.empty(), null),
              new SubmitOutcome.SlotsFull(null),
              new SubmitOutcome.SlotsFull(null),
              new SubmitOutcome.InDoubt(Failure.of(FailureCode.ANSWER_LOST))));

  private final ImageApi api =
      new MeteredApi(
          new ImageApi() {
            @Override
            public SubmitOutcome submit(ImageRequest request, String requestId, Runnable leaving) {
              return answers.remove();
            }

            @Override
            public PollOutcome poll(String generationId) {
              return new PollOutcome.Gone(Failure.of(FailureCode.NOT_FOUND));
            }

            @Override
            public <T> DownloadOutcome<T> download(URI url, BodySink<T> sink) {
              return new DownloadOutcome.Expired<>(Failure.of(FailureCode.DOWNLOAD_FAILED));
            }
          },
          registry,
          "autumn");

  private long count(String call, String answer) {
    return registry.get(MeteredApi.NAME).tags("call", call, "answer", answer).timer().count();
  }

  @Test
  void calls_are_counted_by_what_the_answer_meant() throws Exception {
    for (int i = 0; i < 4; i++) {
      api.submit(ImageRequest.ofPrompt("a vase"), "r", () -> {});
    }
    api.poll("g");
    api.download(URI.create("http://127.0.0.1/"), (in, length) -> "");
    assertThat(count("submit", "throttled")).isEqualTo(1);
    assertThat(count("submit", "slots_full")).isEqualTo(2);
    assertThat(count("submit", "in_doubt")).isEqualTo(1);
    assertThat(count("poll", "gone")).isEqualTo(1);
    assertThat(count("download", "expired")).isEqualTo(1);
  }
}
