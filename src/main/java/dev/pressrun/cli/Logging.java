package dev.pressrun.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * The log below the output folder: for support, not for users, and rotated so that it never fills a
 * disk.
 */
final class Logging {
  private static final int BYTES = 5_000_000;
  private static final int FILES = 3;

  private Logging() {}

  /** Nothing is logged to the terminal: what a user must know is said in words. */
  static void quiet() {
    LogManager.getLogManager().reset();
    Logger.getLogger("").setLevel(Level.OFF);
  }

  /** Logs to {@code pressrun.log} in the folder from now on. */
  static void toFolder(Path folder, boolean verbose) {
    try {
      Handler file = new FileHandler(folder.resolve("pressrun.log").toString(), BYTES, FILES, true);
      file.setFormatter(new SimpleFormatter());
      file.setLevel(Level.ALL);
      file.setErrorManager(new Silence());
      Logger root = Logger.getLogger("");
      root.addHandler(file);
      root.setLevel(Level.WARNING);
      Logger.getLogger("dev.pressrun").setLevel(verbose ? Level.FINE : Level.INFO);
      Logger.getLogger("org.springframework.batch").setLevel(verbose ? Level.INFO : Level.WARNING);
    } catch (IOException e) {
      Logger.getLogger("dev.pressrun").log(Level.WARNING, "no log can be written", e);
    }
  }

  /** A log that cannot be written, such as on a full disk, is no news: the run says why it ends. */
  private static final class Silence extends ErrorManager {
    @Override
    public synchronized void error(String message, Exception cause, int code) {}
  }
}
