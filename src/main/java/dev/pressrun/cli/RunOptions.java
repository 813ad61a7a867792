package dev.pressrun.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a run is to be made; {@code run} and {@code rerun} share it. */
final class RunOptions {
  @Mixin private BoundOptions bounds;

  @Option(names = "--quiet", description = "Say only how the run ended.")
  private boolean quiet;

  @Option(
      names = "--json",
      description =
          "Print events as JSON, one object a line, in place of words; pressrun schema --events describes them.")
  private boolean json;

  @Option(names = "--yes", description = "Do not ask, whatever the run costs.")
  private boolean yes;

  @Option(names = "--verbose", description = "Write more into the log.")
  private boolean verbose;

  BoundOptions bounds() {
    return bounds;
  }

  /** Says words on standard output, where words are wanted there. */
  void say(String line) {
    if (!json) {
      System.out.println(line);
    }
  }

  boolean quiet() {
    return quiet;
  }

  boolean json() {
    return json;
  }

  boolean yes() {
    return yes;
  }

  boolean verbose() {
    return verbose;
  }
}
