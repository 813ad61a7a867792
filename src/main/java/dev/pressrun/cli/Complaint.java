package dev.pressrun.cli;

import dev.pressrun.input.InputException;
import dev.pressrun.ledger.LedgerException;
import dev.pressrun.ledger.LedgerTrouble;
import dev.pressrun.model.Problem;
import dev.pressrun.output.DiskException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an exception means to the user.
 *
 * @param exitCode what the program says to the shell
 * @param lines what it says to people
 */
record Complaint(int exitCode, List<String> lines) {
  private static final int PROBLEMS_SHOWN = 50;

  static Complaint of(Exception e) {
    if (e instanceof InputException input) {
      return new Complaint(ExitCode.BAD_INPUT, problems(input.problems()));
    }
    if (e instanceof UserException user) {
      return new Complaint(user.exitCode(), List.of(String.valueOf(user.getMessage())));
    }
    String disk = ofDisk(e);
    if (disk != null || e instanceof IOException) {
      return new Complaint(
          ExitCode.STOPPED, List.of(disk == null ? String.valueOf(e.getMessage()) : disk));
    }
    return new Complaint(
        ExitCode.DEFECT,
        List.of(
            "This is a defect of pressrun, and nothing that was paid for is lost: "
                + e
                + ". The log in the output folder's .pressrun says more. The same command goes on where it stopped."));
  }

  /** What the disk has to do with it, however deep that lies; null where nothing. */
  private static @Nullable String ofDisk(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof LedgerException) {
        return cause.getMessage();
      }
      if (cause instanceof DiskException disk) {
        return disk.words();
      }
      if (cause instanceof FileSystemException file) {
        return DiskException.of(file).words();
      }
    }
    return LedgerTrouble.isOfFile(e) ? LedgerException.failing(e).getMessage() : null;
  }

  private static List<String> problems(List<Problem> problems) {
    List<String> lines = new ArrayList<>();
    problems.stream().limit(PROBLEMS_SHOWN).map(Problem::toString).forEach(lines::add);
    if (problems.size() > PROBLEMS_SHOWN) {
      lines.add("… and " + (problems.size() - PROBLEMS_SHOWN) + " more.");
    }
    return lines;
  }
}
