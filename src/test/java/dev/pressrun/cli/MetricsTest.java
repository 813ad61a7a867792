package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.cli.Terminal.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it listens to the process's own output")
@Timeout(120)
class MetricsTest {
  private static final String TOKEN = "T0PSECRET";
  private static final String SUCCESS =
      "pressrun_last_success_timestamp_seconds\\{job=\"job\"} (\\S+)";

  @TempDir private Path folder;
  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal = new Terminal(folder);
  }

  private String file() throws IOException {
    return Files.readString(folder.resolve("prom/job.prom"));
  }

  private static String number(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  @Test
  void a_run_leaves_its_numbers_for_the_node_exporter() throws IOException {
    terminal.job(
        "id,prompt\na,a red vase\nb,something nude\nc,a cup\n", "metrics: {file: prom/job.prom}");
    Said said = terminal.run();
    assertThat(said.err()).isEmpty();
    assertThat(file())
        .contains(
            "pressrun_items{job=\"job\",state=\"done\"} 2.0",
            "pressrun_items{job=\"job\",state=\"failed\"} 1.0",
            "pressrun_failures{code=\"content_moderated\",job=\"job\"} 1.0",
            "pressrun_money_usd{job=\"job\",kind=\"spent\"} 0.0808",
            "pressrun_run_pictures{job=\"job\"} 2.0",
            "pressrun_run_spent_usd{job=\"job\"} 0.0808",
            "pressrun_run_exit_code{job=\"job\"} 1.0",
            "pressrun_picture_duration_seconds{job=\"job\",quantile=\"0.5\"}",
            "pressrun_api_request_seconds_count{answer=\"accepted\",call=\"submit\",job=\"job\"} 3",
            "pressrun_api_request_seconds_count{answer=\"downloaded\",call=\"download\",job=\"job\"} 2")
        .doesNotContain("pressrun_last_success");
    try (var files = Files.list(folder.resolve("prom"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void the_last_success_outlives_a_run_that_fails() throws IOException {
    terminal.job("id,prompt\na,a red vase\n", "metrics: {file: prom/job.prom}");
    terminal.run();
    String success = number(SUCCESS, file());
    terminal.job("id,prompt\na,a red vase\nb,something nude\n", "metrics: {file: prom/job.prom}");
    assertThat(terminal.run().code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(number(SUCCESS, file())).isEqualTo(success);
  }

  @Test
  void a_collector_gets_them_over_http() throws Exception {
    try (MockWebServer collector = new MockWebServer()) {
      collector.start();
      collector.enqueue(new MockResponse.Builder().code(200).build());
      terminal.job(
          "id,prompt\na,a red vase\n", "metrics: {otlp: \"" + collector.url("/v1/metrics") + "\"}");
      Said said = terminal.run();
      assertThat(said.err()).isEmpty();
      assertThat(said.code()).isEqualTo(ExitCode.DONE);
      RecordedRequest request = collector.takeRequest();
      assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/x-protobuf");
      assertThat(request.getBody().string(StandardCharsets.UTF_8))
          .contains("pressrun.items", "pressrun.run.spent", "service.name", "pressrun");
    }
  }

  @Test
  void what_cannot_be_written_or_sent_is_a_sentence_without_the_address() throws Exception {
    try (MockWebServer collector = new MockWebServer()) {
      collector.start();
      collector.enqueue(new MockResponse.Builder().code(401).build());
      Files.createDirectories(folder.resolve("prom/job.prom/taken"));
      terminal.job(
          "id,prompt\na,a red vase\n",
          "metrics: {file: prom/job.prom, otlp: \"" + collector.url("/" + TOKEN) + "\"}");
      Said said = terminal.run("--verbose");
      assertThat(said.code()).isEqualTo(ExitCode.DONE);
      assertThat(said.err()).contains("metrics.otlp", "job.prom").doesNotContain(TOKEN);
    }
  }
}
