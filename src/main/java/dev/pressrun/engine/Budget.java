package dev.pressrun.engine;

import dev.pressrun.ledger.LedgerQueries;
import dev.pressrun.model.Limits;
import dev.pressrun.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money and pictures, counted forwards: what is spent, in flight and in doubt, together with what
 * the next POST would cost, never passes the user's caps. Not safe for threads; {@link Gate} guards
 * it.
 */
final class Budget {
  private final @Nullable Money maxCost;
  private final long maxImages;
  private Money held;
  private long images;
  private long revocable;

  /**
   * @param held what counts against the caps at the start: spent by this run, in flight and in
   *     doubt; zero where there is no cap
   * @param images how many pictures that is
   */
  Budget(Limits limits, Money held, long images) {
    Integer cap = limits.maxImages();
    this.maxCost = limits.maxCost();
    this.maxImages = cap == null ? Long.MAX_VALUE : cap;
    this.held = held;
    this.images = images;
  }

  /** With what counts against the caps of a run at its start; where it has none, nothing need. */
  static Budget of(RunContext run) {
    if (!run.limits().areCapped()) {
      return new Budget(run.limits(), Money.ZERO, 0);
    }
    LedgerQueries.Held held = new LedgerQueries(run.ledger()).held(run.number());
    return new Budget(run.limits(), held.money(), held.images());
  }

  boolean allows(@Nullable Money price) {
    if (images + 1 > maxImages) {
      return false;
    }
    return maxCost == null || (price != null && held.plus(price).compareTo(maxCost) <= 0);
  }

  /** Whether something that is held may still be given back, by a generation that fails. */
  boolean mayGrow() {
    return revocable > 0;
  }

  void hold(@Nullable Money price) {
    held = held.plus(orZero(price));
    images++;
    revocable++;
  }

  /** A generation of an earlier run, which counts among what is held already, may still fail. */
  void adopt() {
    revocable++;
  }

  /** What was held is spent, or its fate is for the user to settle. */
  void keep() {
    revocable--;
  }

  /** What was held costs nothing after all. */
  void giveBack(@Nullable Money price) {
    held = held.minus(orZero(price));
    images--;
    revocable--;
  }

  Money held() {
    return held;
  }

  private static Money orZero(@Nullable Money price) {
    return price == null ? Money.ZERO : price;
  }
}
