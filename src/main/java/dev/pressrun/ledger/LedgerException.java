package dev.pressrun.ledger;

import org.jspecify.annotations.Nullable;

/** The ledger could not be read or written; the message is for people and says what to do. */
public class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String words;

  public LedgerException(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.words = message;
  }

  public LedgerException(String message) {
    this(message, null);
  }

  /** The same failure, met by another caller. */
  LedgerException again() {
    return new LedgerException(words, this);
  }
}
