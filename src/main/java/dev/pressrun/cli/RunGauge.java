package dev.pressrun.cli;

import dev.pressrun.engine.Progress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** How a run stands at any moment while it goes on. */
final class RunGauge {
  private final InstantSource clock;
  private final String job;
  private final int run;
  private final Instant startedAt;
  private final Supplier<Progress.Tally> tally;
  private final Supplier<String> waitsFor;
  private volatile long imported;

  /**
   * @param waitsFor what the run waits for, if that is worth saying; else empty
   */
  RunGauge(
      InstantSource clock,
      String job,
      int run,
      Supplier<Progress.Tally> tally,
      Supplier<String> waitsFor) {
    this.clock = clock;
    this.job = job;
    this.run = run;
    this.startedAt = clock.instant();
    this.tally = tally;
    this.waitsFor = waitsFor;
  }

  String job() {
    return job;
  }

  int run() {
    return run;
  }

  Instant now() {
    return clock.instant();
  }

  Instant startedAt() {
    return startedAt;
  }

  Progress.Tally tally() {
    return tally.get();
  }

  String waitsFor() {
    return waitsFor.get();
  }

  long imported() {
    return imported;
  }

  void imported(long items) {
    imported = items;
  }
}
