package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.input.PriceTables;
import dev.pressrun.ledger.ChildJvm;
import dev.pressrun.simulator.Simulator;
import dev.pressrun.simulator.SimulatorSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real program, while its machine takes something away from it. */
@Timeout(120)
class EndedRunTest {
  private static final int ROWS = 24;
  private static final int SLOTS = 4;

  @TempDir private Path folder;
  private Path out;
  private Simulator account;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    out = folder.resolve("out");
    account =
        Simulator.start(
            SimulatorSettings.defaults()
                .withLimits(10_000, SLOTS)
                .withDurations(Duration.ofMillis(400), 0.2)
                .withDrawnPictures(32),
            PriceTables.published(),
            InstantSource.system());
    Files.writeString(
        folder.resolve("rows.csv"),
        IntStream.range(0, ROWS)
            .mapToObj(i -> "k" + i + ",a vase number " + i + "\n")
            .collect(Collectors.joining("", "id,prompt\n", "")));
    Files.writeString(
        folder.resolve("job.yml"),
        """
        api: {provider: luma, base-url: "%s"}
        input: {file: rows.csv}
        request: {prompt: "{{prompt}}"}
        output: {folder: out}
        """
            .formatted(account.baseUrl()));
  }

  @AfterEach
  void close() throws IOException {
    started.forEach(Process::destroyForcibly);
    account.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "HUP"})
  void a_signal_leaves_what_is_in_flight_to_the_next_run_which_buys_nothing_twice(String signal)
      throws Exception {
    Process run = start();
    try (BufferedReader events = run.inputReader(StandardCharsets.UTF_8)) {
      awaitFirstPicture(events);
      new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid())).start().waitFor();
      assertThat(events.lines()).anyMatch(event -> event.contains("Stopped by SIG" + signal));
    }
    assertThat(run.waitFor()).isEqualTo(ExitCode.TERMINATED);
    Process rest = start();
    rest.getInputStream().readAllBytes();
    assertThat(rest.waitFor()).isEqualTo(ExitCode.DONE);
    assertThat(account.audit().generations().made()).isEqualTo(ROWS);
  }

  @Test
  void an_output_folder_that_is_removed_ends_the_run_in_words_and_nothing_more_is_bought()
      throws Exception {
    Process run = start();
    List<String> said;
    long bought;
    try (BufferedReader events = run.inputReader(StandardCharsets.UTF_8)) {
      awaitFirstPicture(events);
      delete(Files.move(out, folder.resolve("removed")));
      bought = account.audit().generations().made();
      said = events.lines().toList();
    }
    assertThat(run.waitFor()).as(String.join("\n", said)).isEqualTo(ExitCode.STOPPED);
    assertThat(said)
        .anyMatch(
            line ->
                line.contains("\"error\"")
                    && line.contains("output folder was removed")
                    && !line.contains("is safe"));
    assertThat(out.resolve("results.csv")).doesNotExist();
    assertThat(out.resolve("index.html")).doesNotExist();
    assertThat(account.audit().generations().made()).isLessThanOrEqualTo(bought + SLOTS);
  }

  @Test
  void a_state_that_is_removed_leaves_no_results_that_tell_of_pictures_which_are_gone()
      throws Exception {
    Process run = start();
    List<String> said;
    try (BufferedReader events = run.inputReader(StandardCharsets.UTF_8)) {
      awaitFirstPicture(events);
      Path removed = Files.createDirectory(folder.resolve("removed"));
      Files.move(out.resolve(".pressrun"), removed.resolve(".pressrun"));
      Files.move(out.resolve("images"), removed.resolve("images"));
      said = events.lines().toList();
    }
    assertThat(run.waitFor()).as(String.join("\n", said)).isEqualTo(ExitCode.STOPPED);
    assertThat(said).anyMatch(line -> line.contains("buys everything again"));
    assertThat(said).noneMatch(line -> line.contains("is safe"));
    assertThat(out.resolve("results.csv")).doesNotExist();
  }

  private static void awaitFirstPicture(BufferedReader events) throws IOException {
    String event = events.readLine();
    while (event != null && !event.contains("\"event\":\"item\"")) {
      event = events.readLine();
    }
    assertThat(event).isNotNull();
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=HUP,TERM"));
    command.addAll(
        ChildJvm.of(Main.class, "run", folder.resolve("job.yml").toString(), "--json").command());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LUMA_AGENTS_API_KEY", "luma-api-ended");
    Process run = builder.start();
    started.add(run);
    return run;
  }
}
