package dev.pressrun.ledger;

/** How an item stands to others of its id or file name. */
enum Standing {
  /** What it asks for is under way; it gives way to none. */
  UNDER_WAY,
  /** It is made, and gives way to another of its id. */
  DONE,
  /** It is paid for and still to be fetched, and gives way to another of its id. */
  PAID,
  /** It has neither been sent nor made. */
  UNSENT,
  /** What it asked for before is under way, and stays so where its row gives way. */
  SUPERSEDED,
  /**
   * As {@link #SUPERSEDED}, and what it asks for now is made: it gives way to another of its id.
   */
  RETURNING,
  /** It is bad, or gave way. */
  REFUSED;

  /** Of several the one that stays has the least, and of those it is the first of the input. */
  int rank() {
    return switch (this) {
      case UNDER_WAY, DONE -> 0;
      case PAID, RETURNING -> 1;
      case UNSENT, SUPERSEDED -> 2;
      case REFUSED -> 3;
    };
  }

  boolean givesWay(boolean sameId) {
    return switch (this) {
      case UNSENT, SUPERSEDED -> true;
      case DONE, PAID, RETURNING -> sameId;
      case UNDER_WAY, REFUSED -> false;
    };
  }

  /** What becomes of it when it gives way. */
  Standing given() {
    return this == SUPERSEDED || this == RETURNING ? UNDER_WAY : REFUSED;
  }
}
