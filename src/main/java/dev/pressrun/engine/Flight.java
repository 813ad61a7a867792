package dev.pressrun.engine;

import dev.pressrun.ledger.InFlightItem;

/**
 * A generation that is being waited for.
 *
 * @param submitted when it was submitted, in the waiter's nanoseconds
 * @param asked how often it was found unfinished
 * @param troubles how often in a row asking for it, or fetching its picture, failed
 * @param late whether it was past its deadline when this run began: it is asked for once
 * @param holdsSlot whether the account may still be working on it
 * @param observed whether this run saw it leave, so that its duration is known well
 */
record Flight(
    InFlightItem item,
    long submitted,
    int asked,
    int troubles,
    boolean late,
    boolean holdsSlot,
    boolean observed) {

  /** Of an item that this run has just submitted. */
  static Flight departed(InFlightItem item, long now) {
    return new Flight(item, now, 0, 0, false, true, true);
  }

  /** Of an item that an earlier run submitted. */
  static Flight adopted(InFlightItem item, long submitted, boolean late) {
    return new Flight(item, submitted, 0, 0, late, !item.refetch(), false);
  }

  Flight unfinished() {
    return new Flight(item, submitted, asked + 1, 0, late, holdsSlot, observed);
  }

  Flight troubled() {
    return new Flight(item, submitted, asked, troubles + 1, late, holdsSlot, observed);
  }

  /** The account has finished with it. */
  Flight ended() {
    return new Flight(item, submitted, asked, troubles, late, false, observed);
  }
}
