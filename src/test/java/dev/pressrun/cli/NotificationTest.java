package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.cli.Terminal.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it listens to the process's own output")
@Timeout(120)
class NotificationTest {
  private static final String TOKEN = "T0PSECRET";

  private final MockWebServer server = new MockWebServer();
  @TempDir private Path folder;
  private Terminal terminal;

  @BeforeEach
  void start() throws IOException {
    terminal = new Terminal(folder);
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void job(String table, String notify) throws IOException {
    terminal.job(table, "notify: " + notify.replace("HOOK", server.url("/" + TOKEN).toString()));
  }

  @Test
  void a_run_tells_how_it_ended_and_writes_the_address_nowhere() throws Exception {
    server.enqueue(new MockResponse.Builder().code(200).build());
    job("id,prompt\na,a red vase\n", "{webhook: \"HOOK\"}");
    Said said = terminal.run("--verbose");
    assertThat(said.code()).isEqualTo(ExitCode.DONE);
    assertThat(said.err()).isEmpty();
    assertThat(server.takeRequest().getBody().utf8())
        .contains("\"job\":\"job\"", "\"outcome\":\"done\"", "1 done, 1 new", "file://");
    try (Stream<Path> files = Files.walk(terminal.out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(TOKEN);
      }
    }
  }

  @Test
  void a_notification_that_fails_is_a_sentence_and_leaves_the_exit_code() throws Exception {
    server.enqueue(new MockResponse.Builder().code(500).build());
    job("id,prompt\na,a red vase\n", "{webhook: \"HOOK\"}");
    Said said = terminal.run();
    assertThat(said.code()).isEqualTo(ExitCode.DONE);
    assertThat(said.err()).contains("notify.webhook", "500").doesNotContain(TOKEN);
  }

  @Test
  void a_run_that_breaks_off_before_it_began_is_told_too() throws Exception {
    server.enqueue(new MockResponse.Builder().code(200).build());
    job("id,prompt\na,a red vase\n", "{when: failure, slack: \"HOOK\"}");
    Files.delete(folder.resolve("rows.csv"));
    Said said = terminal.run();
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(server.takeRequest().getBody().utf8()).contains("the input is wrong", "rows.csv");
  }

  @Test
  void a_secret_that_is_not_set_is_told_at_the_runs_end_and_stops_nothing() throws Exception {
    job("id,prompt\na,a red vase\n", "{slack: \"${PRESSRUN_TEST_UNSET}\"}");
    Said said = terminal.run();
    assertThat(said.code()).isEqualTo(ExitCode.DONE);
    assertThat(said.err()).contains("PRESSRUN_TEST_UNSET");
    assertThat(terminal.type("status", folder.resolve("job.yml").toString()).err())
        .doesNotContain("PRESSRUN_TEST_UNSET");
  }

  @Test
  void an_address_that_is_none_is_complained_of_without_showing_it() throws Exception {
    job("id,prompt\na,a red vase\n", "{slack: \"" + TOKEN + "\"}");
    Said said = terminal.run();
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.err()).contains("job.yml:", "notify.slack", "https://").doesNotContain(TOKEN);
  }
}
