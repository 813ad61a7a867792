package dev.pressrun.ledger;

import java.util.BitSet;
import java.util.Set;

/**
 * Which of the ledger's items the rows of an import are so far: two bits an item, and the keys of
 * several items where the import before was cut off.
 */
final class TakenItems {
  private final BitSet taken = new BitSet();
  private final BitSet held = new BitSet();
  private final Set<String> unsettled;

  /**
   * @param unsettled the keys of which several items may wait to be made
   */
  TakenItems(Set<String> unsettled) {
    this.unsettled = unsettled;
  }

  boolean isUnsettled(String key) {
    return unsettled.contains(key);
  }

  /**
   * A row is the item.
   *
   * @param holds whether the item holds what the row asks for
   */
  void take(long id, boolean holds) {
    taken.set(Math.toIntExact(id));
    held.set(Math.toIntExact(id), holds);
  }

  boolean isTaken(KnownItem known) {
    return taken.get(Math.toIntExact(known.id()));
  }

  /** Whether a row is the item that asks for what it holds. */
  boolean isHeld(KnownItem known) {
    return held.get(Math.toIntExact(known.id()));
  }

  /** The ids of the items that rows are. */
  BitSet ids() {
    return taken;
  }
}
