package dev.pressrun.input;

/** A picture cannot be converted; the message says why and what to do. */
final class UnconvertibleException extends Exception {
  private static final long serialVersionUID = 1L;

  UnconvertibleException(String message) {
    super(message);
  }
}
