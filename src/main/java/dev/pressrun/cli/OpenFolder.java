package dev.pressrun.cli;

import dev.pressrun.ledger.FolderLock;
import dev.pressrun.ledger.Ledger;
import dev.pressrun.ledger.LedgerFile;
import dev.pressrun.output.DiskException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** An output folder that this process alone works on, with its ledger. */
record OpenFolder(Path folder, FolderLock lock, Ledger ledger) implements AutoCloseable {
  static final String STATE = ".pressrun";

  /**
   * Opens the folder for a run; it is made where it is missing.
   *
   * @throws UserException where another run works on it
   */
  static OpenFolder create(Path folder) {
    Path state = folder.resolve(STATE);
    try {
      FolderLock lock =
          FolderLock.tryLock(state, holder())
              .orElseThrow(
                  () ->
                      new UserException(
                          ExitCode.ALREADY_RUNNING,
                          "Another run works on "
                              + folder
                              + " ("
                              + FolderLock.holder(state)
                              + "). Wait until it ends, or choose another folder with --out."));
      try {
        return new OpenFolder(folder, lock, Ledger.open(state));
      } catch (RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static UserException unwritable(Path folder, IOException e) {
    String words =
        e instanceof FileSystemException file
            ? DiskException.of(file).words()
            : "The output folder " + folder + " cannot be written: " + e.getMessage() + ".";
    return new UserException(ExitCode.STOPPED, words);
  }

  /**
   * Opens the folder of an earlier run.
   *
   * @throws UserException where there was none
   */
  static OpenFolder existing(Path folder) {
    if (!LedgerFile.existsIn(folder.resolve(STATE))) {
      throw new UserException(
          ExitCode.BAD_INPUT, folder + " holds no run yet. Start one with: pressrun run JOB");
    }
    return create(folder);
  }

  /** This process, as others are told of it. */
  static String holder() {
    return "process " + ProcessHandle.current().pid() + " on " + host();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "this machine";
    }
  }

  @Override
  public void close() {
    try {
      ledger.close();
    } finally {
      try {
        lock.close();
      } catch (IOException e) {
        throw new UserException(
            ExitCode.STOPPED, "The lock of " + folder + " cannot be given back: " + e.getMessage());
      }
    }
  }
}
