package dev.pressrun.cli;

/** What the program says to the shell, for good: scripts go by these numbers. */
public final class ExitCode {
  /** All that was asked for is done. */
  public static final int DONE = 0;

  /** Some rows were not made: they failed, are in doubt, late, or invalid. */
  public static final int SOME_FAILED = 1;

  /** The command, the job file or the input is wrong; nothing was sent. */
  public static final int BAD_INPUT = 2;

  /**
   * The run was stopped by its cap, its account, an outage or the disk; the rest waits for the next
   * run.
   */
  public static final int STOPPED = 3;

  /** Another run works on the same output folder. */
  public static final int ALREADY_RUNNING = 4;

  /** A defect of pressrun. */
  public static final int DEFECT = 70;

  /** The user stopped it with Ctrl-C. */
  public static final int INTERRUPTED = 130;

  /** The machine stopped it with SIGTERM. */
  public static final int TERMINATED = 143;

  private ExitCode() {}
}
