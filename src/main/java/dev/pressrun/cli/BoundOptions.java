package dev.pressrun.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run may make and spend; {@code run}, {@code rerun} and {@code plan} share it. */
final class BoundOptions {
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

  boolean skipInvalid() {
    return skipInvalid;
  }

  @Nullable String maxCost() {
    return maxCost;
  }

  @Nullable Integer maxImages() {
    return maxImages;
  }
}
