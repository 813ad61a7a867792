package dev.pressrun.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a run is to be made; {@code run} and {@code rerun} share it. */
final class RunOptions {
  @Mixin private BoundOptions bounds;

  @Option(names = "--quiet", description = "Say only how the run ended.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Write more into the log.")
  private boolean verbose;

  BoundOptions bounds() {
    return bounds;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }
}
