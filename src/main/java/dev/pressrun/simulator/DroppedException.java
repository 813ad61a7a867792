package dev.pressrun.simulator;

import java.io.IOException;

/** The connection is to be closed as it is, whatever has been sent. */
final class DroppedException extends IOException {
  private static final long serialVersionUID = 1L;

  DroppedException() {
    super("dropped on purpose");
  }
}
