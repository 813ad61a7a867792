package dev.pressrun.ledger;

import dev.pressrun.model.ItemState;

/**
 * An item was not in the state that a move starts from: somebody else has moved it, and nothing was
 * written.
 */
public final class StaleItemException extends LedgerException {
  private static final long serialVersionUID = 1L;

  StaleItemException(long itemId, ItemState expected) {
    super("item " + itemId + " is not " + expected + " any more; nothing was written");
  }
}
