package dev.pressrun.ledger;

import java.nio.file.Path;

/** Ledgers on another file system of H2, for tests of other packages. */
public final class TestLedgers {
  private TestLedgers() {}

  /**
   * Opens the folder's ledger.
   *
   * @param fileSystem a prefix that is registered with H2, such as {@code faulty:}
   */
  public static Ledger open(Path folder, String fileSystem) {
    return Ledger.open(folder, fileSystem);
  }
}
