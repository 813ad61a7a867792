package dev.pressrun.engine;

import dev.pressrun.ledger.Ledger;
import dev.pressrun.model.Limits;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of one run share: its ledger, its clock, its limits, its stop signal, and the
 * tally that people see.
 */
public final class RunContext {
  private final Ledger ledger;
  private final int number;
  private final Limits limits;
  private final InstantSource clock;
  private final StopSignal stop;
  private final Progress progress = new Progress();
  private final Steps steps;
  private final AtomicReference<@Nullable RuntimeException> unexpected = new AtomicReference<>();

  /**
   * @param number the run's number, which counts from 1 and stays the same until all of its items
   *     have settled
   */
  public RunContext(
      Ledger ledger, int number, Limits limits, InstantSource clock, StopSignal stop) {
    this.ledger = ledger;
    this.number = number;
    this.limits = limits;
    this.clock = clock;
    this.stop = stop;
    this.steps = new Steps(ledger, clock);
  }

  public Ledger ledger() {
    return ledger;
  }

  public int number() {
    return number;
  }

  public Limits limits() {
    return limits;
  }

  public InstantSource clock() {
    return clock;
  }

  public StopSignal stop() {
    return stop;
  }

  public Progress progress() {
    return progress;
  }

  Steps steps() {
    return steps;
  }

  /**
   * A defect of the program met on one of its threads: the run leaves, and the defect is thrown
   * where the run ends.
   */
  void failedUnexpectedly(RuntimeException defect) {
    unexpected.compareAndSet(null, defect);
    stop.leave(StopReason.DISK, "A defect of pressrun: " + defect);
  }

  /** Throws the defect that ended the run, if one did. */
  void rethrow() {
    RuntimeException defect = unexpected.get();
    if (defect != null) {
      throw defect;
    }
  }
}
