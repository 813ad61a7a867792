package dev.pressrun.cli;

import dev.pressrun.input.JobSpec;
import dev.pressrun.input.Trial;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** A few of the rows, for a cheap trial; {@code run} and {@code plan} share it. */
final class TrialOptions {
  @ArgGroup private @Nullable Choice choice;

  /** One of two. */
  static final class Choice {
    @Option(
        names = "--limit",
        paramLabel = "N",
        description = "Only the first N rows that are used, whatever the job file says.")
    private @Nullable Integer limit;

    @ArgGroup(exclusive = false)
    private @Nullable Sample sample;
  }

  /** Rows from all over. */
  static final class Sample {
    @Option(
        names = "--sample",
        required = true,
        paramLabel = "N",
        description = "Only N rows from all over the table, whatever the job file says.")
    private int rows;

    @Option(
        names = "--seed",
        paramLabel = "S",
        defaultValue = "0",
        description = "Another seed, another sample (default: ${DEFAULT-VALUE}).")
    private long seed;
  }

  /**
   * The job with the rows that the command line wants.
   *
   * @throws UserException where that is no number of rows
   */
  JobSpec apply(JobSpec spec) {
    Trial trial = trial();
    return trial == null ? spec : spec.with(spec.input().withTrial(trial), spec.limits());
  }

  private @Nullable Trial trial() {
    Choice chosen = choice;
    if (chosen == null) {
      return null;
    }
    Sample sample = chosen.sample;
    if (sample != null) {
      return new Trial.Sample(positive("--sample", sample.rows), sample.seed);
    }
    Integer limit = chosen.limit;
    return limit == null ? null : new Trial.First(positive("--limit", limit));
  }

  private static int positive(String option, int rows) {
    if (rows < 1) {
      throw new UserException(
          ExitCode.BAD_INPUT,
          option + ": found \"" + rows + "\"; allowed is a number of rows, from 1.");
    }
    return rows;
  }
}
