package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.input.PriceTables;
import dev.pressrun.ledger.ChildJvm;
import dev.pressrun.simulator.FaultPlan;
import dev.pressrun.simulator.Simulator;
import dev.pressrun.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Neither the key nor a signed address is in anything that a run leaves behind: files of every
 * kind, what it says, a thread dump, its command line.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "threads are dumped by a signal")
@Timeout(120)
class SecretsRunTest {
  private static final String KEY = "luma-api-0123456789-secret";
  private static final String SIGNATURE = "X-Sig=";
  private static final String FAULTS =
      "502=0.05,html=0.05,poll-500=0.05,download-403=0.1,download-redirect=0.1,download-truncated=0.1";

  @TempDir private Path folder;

  @Test
  void are_in_nothing_that_a_run_leaves_behind() throws Exception {
    Path said = folder.resolve("said");
    try (Simulator account = account()) {
      Process run = start(account, said);
      while (!Files.exists(folder.resolve("out/images")) && run.isAlive()) {
        run.waitFor(20, TimeUnit.MILLISECONDS);
      }
      Path commandLine = Path.of("/proc/" + run.pid() + "/cmdline");
      if (Files.exists(commandLine)) {
        Files.write(folder.resolve("cmdline"), Files.readAllBytes(commandLine));
      }
      new ProcessBuilder("kill", "-QUIT", Long.toString(run.pid())).start().waitFor();
      assertThat(run.waitFor()).isIn(ExitCode.DONE, ExitCode.SOME_FAILED);
    }
    assertThat(said).content().contains("Full thread dump");
    assertThat(folder.resolve("out/.pressrun/ledger.mv.db")).isNotEmptyFile();
    assertThat(folder.resolve("out/.pressrun/pressrun.log.0")).isNotEmptyFile();
    assertThat(leaks()).isEmpty();
  }

  private static Simulator account() throws IOException {
    return Simulator.start(
        SimulatorSettings.defaults()
            .withApiKey(KEY)
            .withLimits(10_000, 4)
            .withDurations(Duration.ofMillis(300), 0.2)
            .withPictureBytes(3_000)
            .withFaults(FaultPlan.parse(FAULTS))
            .withSeed(3),
        PriceTables.published(),
        InstantSource.system());
  }

  private Process start(Simulator account, Path said) throws IOException {
    Path table = folder.resolve("table.csv");
    Files.writeString(
        table,
        IntStream.range(0, 40)
            .mapToObj(i -> "r" + i + ",vase " + i + "\n")
            .collect(Collectors.joining("", "id,prompt\n", "")));
    ProcessBuilder run =
        ChildJvm.of(
            Main.class,
            "run",
            table.toString(),
            "--out=" + folder.resolve("out"),
            "--skip-invalid",
            "--verbose");
    run.environment().put("LUMA_AGENTS_API_KEY", KEY);
    run.environment().put("LUMA_BASE_URL", account.baseUrl().toString());
    return run.redirectErrorStream(true).redirectOutput(said.toFile()).start();
  }

  private List<Path> leaks() throws IOException {
    List<Path> leaks = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (bytes.contains(KEY) || bytes.contains(SIGNATURE)) {
          leaks.add(folder.relativize(file));
        }
      }
    }
    return leaks;
  }
}
