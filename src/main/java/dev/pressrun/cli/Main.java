package dev.pressrun.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import picocli.CommandLine;

/**
 * The program's entry: reads the command line, and turns whatever goes wrong into words and an exit
 * code.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
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
    commandLine.setExecutionStrategy(Main::execute);
    commandLine.setExecutionExceptionHandler((e, command, parsed) -> explain(e));
    commandLine.setUsageHelpAutoWidth(true);
    return commandLine;
  }

  /** Prints what help is asked for, or runs the command, for which more has to be loaded. */
  private static int execute(CommandLine.ParseResult parsed) {
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    Logging.quiet();
    // Pictures are read whole or not at all: nothing is written outside the output folder.
    ImageIO.setUseCache(false);
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int explain(Exception e) {
    Complaint complaint = Complaint.of(e);
    if (complaint.exitCode() == ExitCode.DEFECT) {
      Logger.getLogger("dev.pressrun").log(Level.SEVERE, "a defect", e);
    }
    complaint.lines().forEach(System.err::println);
    return complaint.exitCode();
  }
}
