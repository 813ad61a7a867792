package dev.pressrun.engine;

import dev.pressrun.ledger.InFlightItem;

/**
 * A generation that is being waited for.
 *
 * @param submitted when it was submitted, in the waiter's nanoseconds
 * @param unfinished its age in nanoseconds when it was last found unfinished; 0 where it never was
 * @param silences how often in a row asking for it brought no answer
 * @param troubles how often in a row its answer, or fetching its picture, was no use
 * @param late whether it was past its deadline when this run began: it is asked for once
 * @param holdsSlot whether the account may still be working on it
 * @param observed whether this run saw it leave, so that its duration is known well
 */
record Flight(
    InFlightItem item,
    long submitted,
    long unfinished,
    int silences,
    int troubles,
    boolean late,
    boolean holdsSlot,
    boolean observed) {

  /** Of an item that this run has just submitted. */
  static Flight departed(InFlightItem item, long now) {
    return new Flight(item, now, 0, 0, 0, false, true, true);
  }

  /** Of an item that an earlier run submitted. */
  static Flight adopted(InFlightItem item, long submitted, boolean late) {
    return new Flight(item, submitted, 0, 0, 0, late, !item.refetch(), false);
  }

  Flight unfinishedAt(long age) {
    return new Flight(item, submitted, age, 0, 0, late, holdsSlot, observed);
  }

  /** Asking for it brought no answer. */
  Flight unanswered() {
    return new Flight(
        item, submitted, unfinished, silences + 1, troubles, late, holdsSlot, observed);
  }

  /** Its answer, or its picture's address, was no use. */
  Flight troubled() {
    return new Flight(item, submitted, unfinished, 0, troubles + 1, late, holdsSlot, observed);
  }

  /** Whether it is being made as far as is known, and nothing is wrong with it. */
  boolean isPlain() {
    return holdsSlot && silences + troubles == 0;
  }

  /** The account has finished with it. */
  Flight ended() {
    return new Flight(item, submitted, unfinished, silences, troubles, late, false, observed);
  }
}
