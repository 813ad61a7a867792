package dev.pressrun.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a run is to be made; {@code run} and {@code rerun} share it. */
final class RunOptions {
  @Option(
      names = "--skip-invalid",
      description = "Make the valid rows although others are invalid.")
  private boolean skipInvalid;

  @Option(
      names = "--max-cost",
      paramLabel = "USD",
      description = "Spent, in flight and in doubt together never pass this.")
  private @Nullable String maxCost;

  @Option(names = "--max-images", paramLabel = "N", description = "Buy at most so many images.")
  private @Nullable Integer maxImages;

  @Option(names = "--quiet", description = "Say only how the run ended.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Write more into the log.")
  private boolean verbose;

  boolean skipInvalid() {
    return skipInvalid;
  }

  @Nullable String maxCost() {
    return maxCost;
  }

  @Nullable Integer maxImages() {
    return maxImages;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }
}
