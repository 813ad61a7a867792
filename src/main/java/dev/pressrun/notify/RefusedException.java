package dev.pressrun.notify;

import java.io.IOException;

/** The other side answered, and did not take the message; the words may be shown. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedException(String words) {
    super(words);
  }
}
