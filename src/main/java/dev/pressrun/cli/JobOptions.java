package dev.pressrun.cli;

import dev.pressrun.input.JobOverrides;
import dev.pressrun.input.JobSpec;
import dev.pressrun.input.JobSpecs;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names the job that a command is about. */
final class JobOptions {
  @Parameters(
      index = "0",
      paramLabel = "JOB",
      description =
          "A job file (.yml), a table (.csv, .tsv, .jsonl, .xlsx), or the output folder of an earlier run.")
  private Path job;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The output folder (default: what the job file says, else out/<name>).")
  private @Nullable Path out;

  @Option(
      names = "--references",
      paramLabel = "DIR",
      description = "The only folder that reference pictures may come from (default: the table's).")
  private @Nullable Path references;

  @Option(
      names = "--encoding",
      description = "The table's encoding, such as utf-8 or windows-1252 (default: found out).")
  private @Nullable String encoding;

  @Option(
      names = "--delimiter",
      description = "What separates cells: , ; | or tab (default: found out).")
  private @Nullable String delimiter;

  @Option(names = "--quote", description = "What quotes cells: '\"' or none (default: found out).")
  private @Nullable String quote;

  /**
   * The job as its file describes it.
   *
   * @throws UserException where an output folder is named, since only a run made it
   */
  JobSpec spec() {
    if (Files.isDirectory(job)) {
      throw new UserException(
          ExitCode.BAD_INPUT,
          job + " is a folder; name the job file or the table that is to be run.");
    }
    return JobSpecs.read(job, new JobOverrides(references, out, encoding, delimiter, quote));
  }

  /** What the user called the job. */
  Path named() {
    return job;
  }

  /** The job's output folder. */
  Path folder() {
    return Files.isDirectory(job) ? job : spec().output().folder();
  }
}
