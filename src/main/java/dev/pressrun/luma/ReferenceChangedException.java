package dev.pressrun.luma;

import java.io.IOException;

/** A local reference is not the file that was checked when the row was read. */
final class ReferenceChangedException extends IOException {
  private static final long serialVersionUID = 1L;

  ReferenceChangedException(String path, String what) {
    super(path + " " + what);
  }
}
