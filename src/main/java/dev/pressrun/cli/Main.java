package dev.pressrun.cli;

import dev.pressrun.input.InputException;
import dev.pressrun.ledger.LedgerException;
import dev.pressrun.model.Problem;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import picocli.CommandLine;

/**
 * The program's entry: reads the command line, and turns whatever goes wrong into words and an exit
 * code.
 */
public final class Main {
  private static final int PROBLEMS_SHOWN = 50;

  private Main() {}

  public static void main(String[] args) {
    Logging.quiet();
    // Pictures are read whole or not at all: nothing is written outside the output folder.
    ImageIO.setUseCache(false);
    int code = commandLine().execute(args);
    System.out.flush();
    System.exit(code);
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new PressrunCommand());
    commandLine
        .getSubcommands()
        .values()
        .forEach(sub -> sub.getCommandSpec().mixinStandardHelpOptions(true));
    commandLine.setExecutionExceptionHandler((e, command, parsed) -> explain(e));
    commandLine.setUsageHelpAutoWidth(true);
    return commandLine;
  }

  private static int explain(Exception e) {
    if (e instanceof InputException input) {
      complain(input.problems());
      return ExitCode.BAD_INPUT;
    }
    if (e instanceof UserException user) {
      System.err.println(user.getMessage());
      return user.exitCode();
    }
    if (e instanceof LedgerException || e instanceof IOException) {
      System.err.println(e.getMessage());
      return ExitCode.STOPPED;
    }
    Logger.getLogger("dev.pressrun").log(Level.SEVERE, "a defect", e);
    System.err.println(
        "This is a defect of pressrun, and nothing that was paid for is lost: "
            + e
            + ". The log in the output folder's .pressrun says more. The same command goes on where it stopped.");
    return ExitCode.DEFECT;
  }

  private static void complain(List<Problem> problems) {
    problems.stream().limit(PROBLEMS_SHOWN).forEach(System.err::println);
    if (problems.size() > PROBLEMS_SHOWN) {
      System.err.println("… and " + (problems.size() - PROBLEMS_SHOWN) + " more.");
    }
  }
}
