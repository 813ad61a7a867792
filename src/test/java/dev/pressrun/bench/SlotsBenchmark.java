package dev.pressrun.bench;

import dev.pressrun.simulator.Audit;
import dev.pressrun.simulator.Simulator;
import dev.pressrun.simulator.SimulatorSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** How busy the generations at once are kept that an account allows and does not announce. */
final class SlotsBenchmark implements Benchmark {
  private static final int SLOTS = 20;
  private static final int ROWS = 1_000;

  @Override
  public String name() {
    return "slots";
  }

  @Override
  public List<Finding> measure(Workbench bench) throws Exception {
    SimulatorSettings settings =
        SimulatorSettings.defaults()
            .withLimits(1_000_000, SLOTS)
            .withDurations(Duration.ofSeconds(2), 0.25)
            .withPictureBytes(20_000);
    try (Simulator simulator = bench.simulator(settings)) {
      Ran ran = bench.run(simulator.baseUrl(), bench.table(ROWS), bench.folder().resolve("out"));
      Audit audit = simulator.audit();
      Instant first = audit.prompts().get(0).createdAt();
      Instant last = audit.prompts().get(ROWS - 1).createdAt();
      double whileWaiting = audit.prompts().stream().mapToDouble(one -> busy(one, last)).sum();
      double used = whileWaiting / SLOTS / Ran.seconds(first, last);
      double all = audit.prompts().stream().mapToDouble(one -> busy(one, Instant.MAX)).sum();
      double whole = ran.seconds() / (all / SLOTS + 2);
      // Whenever in the run one was refused, it counts as if before all were found.
      long posts = acceptedUntilAllWereInUse(audit) + audit.posts().overSlots();
      return List.of(
          new Finding(
              "slots used while rows wait, 20 unannounced",
              "≥ 98 %",
              "%.1f %%".formatted(100 * used),
              used >= 0.98),
          new Finding(
              "POSTs until all 20 slots were found",
              "≤ 40",
              "at most " + posts,
              posts <= 2 * SLOTS),
          new Finding(
              "whole job against the ideal, slots",
              "≤ 1.02",
              "%.3f".formatted(whole),
              whole <= 1.02));
    }
  }

  private static long acceptedUntilAllWereInUse(Audit audit) {
    long accepted = 0;
    for (Audit.Entry one : audit.prompts()) {
      accepted++;
      Instant now = one.createdAt();
      long going =
          audit.prompts().stream()
              .filter(other -> !other.createdAt().isAfter(now))
              .filter(other -> Objects.requireNonNull(other.endedAt()).isAfter(now))
              .count();
      if (going >= SLOTS) {
        break;
      }
    }
    return accepted;
  }

  /** How many seconds a generation took up its slot before that time. */
  private static double busy(Audit.Entry one, Instant until) {
    Instant ended = Objects.requireNonNull(one.endedAt());
    return Ran.seconds(one.createdAt(), ended.isAfter(until) ? until : ended);
  }
}
