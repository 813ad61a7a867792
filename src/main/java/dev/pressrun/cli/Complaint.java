package dev.pressrun.cli;

import dev.pressrun.input.InputException;
import dev.pressrun.ledger.LedgerException;
import dev.pressrun.model.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
    if (e instanceof LedgerException || e instanceof IOException) {
      return new Complaint(ExitCode.STOPPED, List.of(String.valueOf(e.getMessage())));
    }
    return new Complaint(
        ExitCode.DEFECT,
        List.of(
            "This is a defect of pressrun, and nothing that was paid for is lost: "
                + e
                + ". The log in the output folder's .pressrun says more. The same command goes on where it stopped."));
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
