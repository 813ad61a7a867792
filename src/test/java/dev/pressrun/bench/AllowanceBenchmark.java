package dev.pressrun.bench;

import dev.pressrun.simulator.Audit;
import dev.pressrun.simulator.Simulator;
import dev.pressrun.simulator.SimulatorSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How much of an allowance of so many requests in any 60 s is used. */
final class AllowanceBenchmark implements Benchmark {
  private static final int PER_MINUTE = 600;
  private static final int ROWS = 3 * PER_MINUTE;
  private static final double GENERATION = 2;

  @Override
  public String name() {
    return "allowance";
  }

  @Override
  public List<Finding> measure(Workbench bench) throws Exception {
    SimulatorSettings settings =
        SimulatorSettings.defaults()
            .withLimits(PER_MINUTE, 10 * PER_MINUTE)
            .withDurations(Duration.ofMillis((long) (GENERATION * 1000)), 0)
            .withPictureBytes(20_000);
    try (Simulator simulator = bench.simulator(settings)) {
      Ran ran = bench.run(simulator.baseUrl(), bench.table(ROWS), bench.folder().resolve("out"));
      Audit audit = simulator.audit();
      // The window is full at once, and again a minute after each time that it was.
      double ideal = (ROWS - 1) / PER_MINUTE * 60;
      double used = ideal / Ran.seconds(created(audit, 0), created(audit, ROWS - 1));
      double refused = 1000.0 * audit.posts().overWindow() / audit.posts().received();
      double whole = ran.seconds() / (ideal + GENERATION);
      return List.of(
          new Finding(
              "allowance used, first to last submit",
              "≥ 99.5 %",
              "%.1f %%".formatted(100 * used),
              used >= 0.995),
          new Finding("429s of 1,000 POSTs", "≤ 1", "%.1f".formatted(refused), refused <= 1),
          new Finding(
              "whole job against the ideal, allowance",
              "≤ 1.02",
              "%.3f".formatted(whole),
              whole <= 1.02));
    }
  }

  private static Instant created(Audit audit, int generation) {
    return audit.prompts().get(generation).createdAt();
  }
}
