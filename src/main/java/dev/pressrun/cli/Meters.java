package dev.pressrun.cli;

import dev.pressrun.engine.RunContext;
import dev.pressrun.input.JobSpec;
import dev.pressrun.job.JobMemory;
import dev.pressrun.job.RunResult;
import dev.pressrun.ledger.LedgerQueries;
import dev.pressrun.luma.ImageApi;
import dev.pressrun.metrics.RunMetrics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run's numbers where the job file wants them somewhere; else nothing is loaded for them. */
final class Meters implements AutoCloseable {
  private final RunContext run;
  private final JobMemory memory;
  private final @Nullable RunMetrics metrics;

  Meters(JobSpec spec, RunContext run) {
    this.run = run;
    this.memory = new JobMemory(run.ledger());
    this.metrics =
        spec.metrics().isNone()
            ? null
            : new RunMetrics(
                spec.metrics(),
                spec.name(),
                run.progress()::tally,
                new LedgerQueries(run.ledger())::counts,
                run.clock().instant(),
                memory.lastSuccess());
  }

  /** The same API, whose calls are counted where somebody wants to know. */
  ImageApi watch(ImageApi api) {
    return metrics == null ? api : metrics.watch(api);
  }

  /** The same result, made known. */
  RunResult ended(RunResult result) {
    int exitCode = RunWords.exitCode(result);
    Instant now = run.clock().instant();
    if (exitCode == ExitCode.DONE) {
      memory.succeeded(now);
    }
    if (metrics != null) {
      metrics.ended(result.summary(), exitCode, now, exitCode == ExitCode.DONE);
    }
    return result;
  }

  @Override
  public void close() {
    if (metrics != null) {
      metrics.close();
      metrics.complaints().forEach(System.err::println);
    }
  }
}
