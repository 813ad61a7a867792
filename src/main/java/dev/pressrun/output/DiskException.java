package dev.pressrun.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * The output folder does not take what is to be written: the disk is full, the folder is read-only
 * or gone, something else is in the way. Receiving the same bytes again does not help.
 */
public final class DiskException extends IOException {
  private static final long serialVersionUID = 1;

  public DiskException(String message) {
    super(message);
  }

  private DiskException(String message, IOException cause) {
    super(message, cause);
  }

  /** Says what could not be done and why; returns a cause that is one already as it is. */
  static DiskException of(String attempt, IOException cause) {
    return cause instanceof DiskException known
        ? known
        : new DiskException("Cannot " + attempt + ": " + reason(cause), cause);
  }

  /** What a failure of the disk that nobody expected means, as far as it can be told. */
  public static DiskException of(FileSystemException cause) {
    return of("use " + cause.getFile(), cause);
  }

  /** What happened and what to do, as sentences. */
  public String words() {
    String message = String.valueOf(getMessage());
    return message.contains("is gone")
        ? message + ". Put it back and run the same command again."
        : message + ". Nothing is lost: " + remedy(message) + " and run the same command again.";
  }

  private static String remedy(String message) {
    if (message.contains("open files")) {
      return "let it open more (ulimit -n)";
    }
    return message.contains("space") || message.contains("quota") ? "free some space" : "mend that";
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "no permission";
    }
    if (cause instanceof NoSuchFileException) {
      return "the folder or file is gone";
    }
    if (cause instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
