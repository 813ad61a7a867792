package dev.pressrun.ledger;

/** What an import makes of an item that the ledger holds already. */
enum ImportVerdict {
  /** The state stays: done, under way, or waiting as before. */
  KEEP,
  /** The request is new: a picture is to be made. */
  MAKE,
  /** The row went bad. */
  INVALIDATE,
  /**
   * The input asks again for what the item's picture was made for: there it is, and it is paid for.
   */
  TAKE_BACK,
  /** The picture is paid for, and its file is gone or altered: it is to be fetched, not made. */
  FETCH_AGAIN,
  /**
   * The input asks again for what the item's latest generation was billed for, and its picture was
   * never had: it is to be fetched, not made.
   */
  COLLECT
}
