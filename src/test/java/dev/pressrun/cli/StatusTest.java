package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.cli.Terminal.Said;
import dev.pressrun.engine.Progress;
import dev.pressrun.model.Money;
import dev.pressrun.output.Json;
import dev.pressrun.pace.Waiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Isolated("it listens to the process's own output")
@Timeout(120)
class StatusTest {
  private static final Progress.Tally TALLY =
      new Progress.Tally(
          200, 140, 120, 3, 0, 0, 17, 1_000_000, Money.of("4.8480"), Money.of("0.6868"));

  @TempDir private Path folder;
  private Terminal terminal;

  @BeforeEach
  void open() throws IOException {
    terminal = new Terminal(folder);
    terminal.job("id,prompt\na,a red vase\n");
    terminal.run();
  }

  private static RunGauge gauge(InstantSource clock) {
    return new RunGauge(clock, "autumn", 7, () -> TALLY, () -> "");
  }

  @Test
  void a_run_that_holds_the_folder_is_told_of_from_another_shell() {
    try (OpenFolder held = OpenFolder.create(terminal.out);
        ProgressFile said = ProgressFile.keep(held.folder(), gauge(InstantSource.system()))) {
      Said status = terminal.type("status", terminal.out.toString());
      assertThat(status.code()).isEqualTo(ExitCode.DONE);
      assertThat(status.out())
          .contains("Run 7 is under way since", "process", "120 of 200 done, 17 in flight")
          .contains("3 failed, $4.848.", "1 done", "1 row");
    }
    assertThat(terminal.type("status", terminal.out.toString()).out()).doesNotContain("under way");
  }

  @Test
  void programs_get_the_status_as_json() {
    JsonNode ended =
        JsonMapper.shared()
            .readTree(terminal.type("status", terminal.out.toString(), "--json").out());
    assertThat(ended.get("rows").asInt()).isOne();
    assertThat(ended.at("/states/done").asInt()).isOne();
    assertThat(ended.get("under_way").isNull()).isTrue();
    assertThat(ended.get("doubts")).isEmpty();
    try (ProgressFile said = ProgressFile.keep(terminal.out, gauge(InstantSource.system()))) {
      String status = terminal.type("status", terminal.out.toString(), "--json").out();
      assertThat(JsonMapper.shared().readTree(status).at("/under_way/in_flight").asInt())
          .isEqualTo(17);
    }
  }

  @Test
  void a_run_that_was_killed_is_told_of_as_cut_off() throws IOException {
    RunGauge gauge = gauge(() -> Instant.parse("2026-07-01T02:15:00Z"));
    Files.writeString(
        terminal.out.resolve(".pressrun/progress.json"),
        Json.line(LiveRun.of(gauge, "process 4711", false).json()));
    Said status = terminal.type("status", terminal.out.toString());
    assertThat(status.out()).contains("Run 7 was cut off", "The same command goes on", "1 done");
  }

  @Test
  void what_a_run_says_of_itself_is_read_as_it_was_said() {
    try (ProgressFile said = ProgressFile.keep(terminal.out, gauge(() -> Instant.EPOCH))) {
      LiveRun run = ProgressFile.read(terminal.out).orElseThrow();
      assertThat(run.tally()).isEqualTo(TALLY);
      assertThat(run.job()).isEqualTo("autumn");
      assertThat(run.goesOn(Instant.EPOCH.plusSeconds(5))).isTrue();
      assertThat(run.goesOn(Instant.EPOCH.plusSeconds(60))).isFalse();
    }
    assertThat(ProgressFile.read(terminal.out).orElseThrow().ended()).isTrue();
  }

  @Test
  void a_file_that_is_no_progress_is_none() throws IOException {
    Files.writeString(terminal.out.resolve(".pressrun/progress.json"), "{\"run\": 1");
    assertThat(ProgressFile.read(terminal.out)).isEmpty();
    Files.writeString(terminal.out.resolve(".pressrun/progress.json"), "{}");
    assertThat(ProgressFile.read(terminal.out)).isEmpty();
  }

  @Test
  void a_watch_ends_with_its_run() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ProgressFile said = ProgressFile.keep(terminal.out, gauge(InstantSource.system()));
    Deque<Runnable> later = new ArrayDeque<>(List.of(() -> {}, said::close));
    new RunWatch(
            terminal.out,
            InstantSource.system(),
            new Waiter() {
              @Override
              public long nanoTime() {
                return 0;
              }

              @Override
              public void await(Condition condition, long nanos) {
                later.remove().run();
              }
            })
        .untilItEnds(new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(later).isEmpty();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Run 7 is under way");
  }

  @Test
  void a_watch_of_a_job_that_does_not_run_is_its_status() {
    Said status = terminal.type("status", terminal.out.toString(), "--watch");
    assertThat(status.code()).isEqualTo(ExitCode.DONE);
    assertThat(status.out()).contains("1 done").doesNotContain("under way");
  }
}
