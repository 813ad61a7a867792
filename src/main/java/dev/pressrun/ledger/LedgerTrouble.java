package dev.pressrun.ledger;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;

/** What lies behind an exception of H2: the disk, the file, or a wrong statement. */
public final class LedgerTrouble {
  private static final Set<Integer> FILE_ERRORS =
      Set.of(
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2,
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
          ErrorCode.DATABASE_IS_READ_ONLY);

  private LedgerTrouble() {}

  /** Whether it is the file that fails, and not what was asked of it. */
  public static boolean isOfFile(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof MVStoreException
          || cause instanceof SQLException sql && FILE_ERRORS.contains(sql.getErrorCode())
          || cause instanceof AssertionError && isOfH2(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfH2(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith("org.h2.");
  }

  /** Why the file cannot be opened, and what to do. */
  static LedgerException unopened(Path file, Path folder, SQLException e) {
    if (root(e) instanceof IOException failure && !(failure instanceof EOFException)) {
      return LedgerException.failing(e);
    }
    return new LedgerException(
        "The state file "
            + file
            + " cannot be read: it is damaged, or written by a newer version. It holds what has been paid for, so nothing was"
            + " started and the file was left as it is. Restore it from a backup; to start anew in spite of that, move the folder "
            + folder
            + " away.",
        e);
  }

  /**
   * What lies behind it, in a few words. Where H2's own writer met the trouble first, it has closed
   * the file, and what comes after finds it closed or not yet let go of.
   */
  static String reason(Throwable failure) {
    Throwable root = root(failure);
    if (root instanceof AssertionError || root instanceof OverlappingFileLockException) {
      return "it has failed before";
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
