package dev.pressrun.engine;

import dev.pressrun.luma.RateHeaders;
import dev.pressrun.model.Money;
import dev.pressrun.pace.Waiter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets a submission out when all that restrains it agrees: the user's caps, the account's slots and
 * allowance, an outage of the API, and our own hands being full. Everything is taken before the
 * submission is written down, so that a crash while waiting leaves nothing in doubt.
 *
 * <p>One thread asks for permits; any thread tells what became of them.
 */
public final class Gate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Waiter waiter;
  private final Restraints restraints;
  private final Budget budget;
  private final StopSignal stop;
  private final Wire wire;
  private boolean downloadsAreBehind;

  Gate(Waiter waiter, Restraints restraints, Budget budget, StopSignal stop, int mostOnTheWire) {
    this.waiter = waiter;
    this.restraints = restraints;
    this.budget = budget;
    this.stop = stop;
    this.wire = new Wire(mostOnTheWire);
    stop.onSignal(() -> change(() -> {}));
  }

  /**
   * Waits until a submission at this price may leave.
   *
   * @param price null where unknown
   * @return empty where submission has ended
   */
  Optional<Permit> acquire(@Nullable Money price) throws InterruptedException {
    lock.lock();
    try {
      while (!stop.isRaised()) {
        long delay = delay(price);
        if (delay == 0 && restraints.outage().tryPass()) {
          budget.hold(price);
          wire.take();
          return Optional.of(new Permit(price, restraints.take(), waiter.nanoTime()));
        }
        long wait = delay == 0 ? restraints.outage().delay() : delay;
        waiter.await(changed, Math.min(wait, wire.longestWait()));
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private long delay(@Nullable Money price) {
    if (!budget.allows(price)) {
      if (!budget.mayGrow()) {
        stop.raise(
            StopReason.CAP_REACHED,
            "The cap is reached: %s is spent, in flight or in doubt.".formatted(budget.held()));
      }
      return Long.MAX_VALUE;
    }
    if (wire.isFull() || downloadsAreBehind) {
      return Long.MAX_VALUE;
    }
    return restraints.delay();
  }

  /**
   * A submission that left was answered, or its fate will never be known. The allowance counts it
   * from here, whatever comes of it and however long that takes to write down.
   */
  void heard(Permit permit, Optional<RateHeaders> rate, @Nullable Duration retryAfter) {
    change(() -> restraints.heard(permit.at(), rate, retryAfter));
  }

  /** The submission became a generation, which holds its slot and its price. */
  void accepted() {
    answered(restraints::accepted);
  }

  /** The account's allowance is used up. */
  void throttled(Permit permit, @Nullable Duration retryAfter) {
    nothingMade(permit, () -> restraints.throttled(retryAfter));
  }

  /** The account's slots are all taken. */
  void slotsFull(Permit permit, @Nullable Duration retryAfter) {
    nothingMade(permit, () -> restraints.slotsFull(permit.slot(), retryAfter));
  }

  /** The API refused the request itself, or the account. */
  void refused(Permit permit) {
    nothingMade(permit, restraints::refused);
  }

  /** The API was out of service when it got the request. */
  void unavailable(Permit permit) {
    nothingMade(permit, restraints::unavailable);
  }

  /** The request never left. */
  void neverSent(Permit permit) {
    nothingMade(permit, restraints::neverSent);
  }

  /** The request could not be sent, which says nothing of the API or the account. */
  void unsendable(Permit permit) {
    nothingMade(permit, restraints::unsendable);
  }

  /** The request left and nobody knows what became of it: its price stays held. */
  void inDoubt() {
    answered(
        () -> {
          restraints.unavailable();
          budget.keep();
        });
  }

  private void nothingMade(Permit permit, Runnable consequence) {
    answered(
        () -> {
          consequence.run();
          budget.giveBack(permit.price());
        });
  }

  private void answered(Runnable consequence) {
    change(
        () -> {
          wire.free();
          consequence.run();
        });
  }

  /** Counts a generation of an earlier run. */
  void adopt() {
    change(
        () -> {
          restraints.slots().adopt();
          budget.adopt();
        });
  }

  /** A generation ended: its slot is free, before its money is settled. */
  void generationEnded() {
    change(restraints.slots()::release);
  }

  /**
   * A generation is late, and left to the next run. Its slot is tried again, since the account may
   * have lost it; its price stays held.
   */
  void late(boolean heldSlot) {
    change(
        () -> {
          if (heldSlot) {
            restraints.slots().release();
          }
          budget.keep();
        });
  }

  /** What a generation held is spent, or for the user to settle. */
  void spent() {
    change(budget::keep);
  }

  /** A generation cost nothing. */
  void costNothing(@Nullable Money price) {
    change(() -> budget.giveBack(price));
  }

  /**
   * While downloads are behind, nothing is submitted: what is made is fetched before it expires.
   */
  void downloadsAreBehind(boolean behind) {
    change(() -> downloadsAreBehind = behind);
  }

  /** Whether a submission waits for a generation to end. */
  boolean slotsAreShort() {
    return read(known -> known.slots().areShort());
  }

  /** Looks at what restrains submissions at this moment. */
  <T> T read(Function<Restraints, T> question) {
    lock.lock();
    try {
      return question.apply(restraints);
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      if (wire.isWorthWaking() || stop.isRaised()) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
