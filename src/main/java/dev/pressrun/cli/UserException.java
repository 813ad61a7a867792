package dev.pressrun.cli;

/**
 * Something that the user can put right; the message says what and how, and no stack trace is
 * shown.
 */
final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  UserException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
