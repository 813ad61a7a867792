package dev.pressrun.ledger;

import java.nio.file.Path;
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

  /**
   * The state could not be read or written.
   *
   * @param what was tried, such as {@code read}
   */
  public static LedgerException of(String what, Throwable cause) {
    return LedgerTrouble.isOfFile(cause)
        ? failing(cause)
        : new LedgerException("The state could not be " + what + ": " + cause.getMessage(), cause);
  }

  /** The state's file itself fails: the disk is full, gone or read-only. */
  public static LedgerException failing(Throwable cause) {
    return new LedgerException(
        "The state file cannot be written (%s). Is the disk full or gone? What was written before is safe: free some space, and run the same command again."
            .formatted(LedgerTrouble.reason(cause)),
        cause);
  }

  /**
   * The state was removed while a run went on; what is written to it from then on is lost.
   *
   * @param file one of the state's files
   */
  static LedgerException removed(Path file) {
    return new LedgerException(
        "The output folder was removed while the run went on: its state is gone (%s), so no results were written. "
                .formatted(file)
            + "What was in flight was paid for and cannot be collected any more without it; a new run there begins anew and buys"
            + " everything again. First put the folder back, from the trash or a backup.");
  }

  /** The same failure, met by another caller. */
  LedgerException again() {
    return new LedgerException(words, this);
  }
}
