package dev.pressrun.luma;

import java.io.IOException;

/** A kept connection turned out to be closed before a byte of a request was written to it. */
final class StaleConnectionException extends IOException {
  private static final long serialVersionUID = 1L;

  StaleConnectionException() {
    super("the API had closed the connection");
  }
}
