package dev.pressrun.simulator;

import java.util.concurrent.atomic.LongAdder;

/** What became of the POSTs, counted as they are answered. */
final class Tally {
  private final LongAdder received = new LongAdder();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder overWindow = new LongAdder();
  private final LongAdder overSlots = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder faulted = new LongAdder();

  void received() {
    received.increment();
  }

  void accepted() {
    accepted.increment();
  }

  void overWindow() {
    overWindow.increment();
  }

  void refused(Refused.Cause reason) {
    (reason == Refused.Cause.SLOTS ? overSlots : refused).increment();
  }

  void faulted() {
    faulted.increment();
  }

  Audit.Posts posts() {
    return new Audit.Posts(
        received.sum(),
        accepted.sum(),
        overWindow.sum(),
        overSlots.sum(),
        refused.sum(),
        faulted.sum());
  }
}
