package dev.pressrun.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.cli.Main;
import dev.pressrun.input.PriceTables;
import dev.pressrun.ledger.ChildJvm;
import dev.pressrun.ledger.Ledger;
import dev.pressrun.model.ItemState;
import dev.pressrun.output.ImageStore;
import dev.pressrun.simulator.FaultPlan;
import dev.pressrun.simulator.Simulator;
import dev.pressrun.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program in a process of its own, against a real account that loses answers, breaks
 * downloads and fails; the process is killed at random and started again, until it ends by itself.
 *
 * <p>{@code -Dchaos.rounds=50 -Dchaos.rows=2000 -Dchaos.seed=7} plays longer, with other chances.
 */
class ChaosTest {
  private static final int ROUNDS = Integer.getInteger("chaos.rounds", 1);
  private static final int ROWS = Integer.getInteger("chaos.rows", 120);
  private static final int KILLS = Integer.getInteger("chaos.kills", 3);
  private static final long SEED = Long.getLong("chaos.seed", 20_260_701L);

  private static final String FAULTS =
      "reset=0.02,lost-answer=0.02,500=0.01,502=0.03,503=0.02,created-500=0.01,broken-json=0.01,"
          + "unknown-fields=0.02,html=0.01,redirect=0.01,429-storm=0.02,"
          + "generation_failed=0.03,output_not_found=0.02,rate_limited=0.02,content_moderated=0.01,"
          + "no-code=0.01,unknown-code=0.01,unknown-state=0.02,"
          + "poll-500=0.02,poll-502=0.02,poll-garbage=0.02,poll-reset=0.02,"
          + "download-truncated=0.03,download-length=0.03,download-html=0.02,download-403=0.02,"
          + "download-404=0.02,download-500=0.02,download-damaged=0.03,download-type=0.02,"
          + "download-gzip=0.02,download-redirect=0.01";

  @Test
  void the_promises_hold_under_faults_and_kills(@TempDir Path folder) throws Exception {
    System.out.println("chaos: -Dchaos.seed=" + SEED);
    for (int round = 0; round < ROUNDS; round++) {
      long seed = SEED + round;
      play(Files.createDirectory(folder.resolve("round-" + round)), seed);
    }
  }

  private static void play(Path folder, long seed) throws Exception {
    String when = "seed " + seed;
    try (Simulator simulator = simulator(seed)) {
      Path job = write(folder, simulator);
      Random chance = new Random(seed);
      for (int kill = 0; kill < KILLS; kill++) {
        Process run = start(folder, job);
        run.waitFor(1_200 + chance.nextInt(2_500), TimeUnit.MILLISECONDS);
        run.destroyForcibly().waitFor();
      }
      Process last = start(folder, job);
      assertThat(last.waitFor(3, TimeUnit.MINUTES)).as("%s: the run ends", when).isTrue();
      assertThat(last.exitValue())
          .as("%s: %s", when, Files.readString(folder.resolve("said")))
          .isIn(0, 1);
      promises(folder.resolve("out"), when, simulator);
    }
  }

  private static Simulator simulator(long seed) throws IOException {
    return Simulator.start(
        SimulatorSettings.defaults()
            .withLimits(100_000, 30)
            .withDurations(Duration.ofMillis(400), 0.5)
            .withPictureBytes(20_000)
            .withFaults(FaultPlan.parse(FAULTS))
            .withSeed(seed),
        PriceTables.published(),
        InstantSource.system());
  }

  private static Path write(Path folder, Simulator simulator) throws IOException {
    Files.writeString(
        folder.resolve("table.csv"),
        IntStream.range(0, ROWS)
            .mapToObj(i -> "row-" + i + ",picture number " + i + "\n")
            .collect(Collectors.joining("", "id,prompt\n", "")));
    return Files.writeString(
        folder.resolve("job.yml"),
        """
        api: {provider: luma, base-url: "%s"}
        input: {file: table.csv}
        request: {prompt: "{{prompt}}"}
        output: {folder: out}
        """
            .formatted(simulator.baseUrl()));
  }

  private static Process start(Path folder, Path job) throws IOException {
    ProcessBuilder builder = ChildJvm.of(Main.class, "run", job.toString(), "--quiet");
    builder.environment().put("LUMA_AGENTS_API_KEY", "luma-api-chaos");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("said").toFile()))
        .start();
  }

  private static void promises(Path out, String when, Simulator simulator) throws IOException {
    try (Ledger ledger = Ledger.open(out.resolve(".pressrun"))) {
      Promises promises = Promises.of(out, when, ledger, simulator.audit());
      promises
          .nothingIsBoughtTwice()
          .nothingPaidIsLost()
          .picturesAreIntact(new ImageStore(out))
          .manifestAddsUp(ROWS);
      System.out.printf(
          "chaos %s: %d done, %d failed, %d in doubt%n",
          when,
          promises.count(ItemState.DONE),
          promises.count(ItemState.FAILED),
          promises.count(ItemState.IN_DOUBT));
      assertThat(promises.count(ItemState.DONE)).as(when).isGreaterThan(ROWS / 2L);
    }
  }
}
