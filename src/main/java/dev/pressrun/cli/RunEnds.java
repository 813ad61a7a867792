package dev.pressrun.cli;

import dev.pressrun.engine.Progress;
import dev.pressrun.input.JobSpec;
import dev.pressrun.job.RunResult;
import dev.pressrun.notify.Notifier;
import dev.pressrun.notify.RunEnd;
import dev.pressrun.output.Summary;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells those outside how a run ended, whether it came to its end or broke off. */
final class RunEnds {
  private final JobSpec spec;
  private final InstantSource clock;
  private final Consumer<String> complain;
  private final Instant startedAt;

  /**
   * @param complain hears of what could not be delivered
   */
  RunEnds(JobSpec spec, InstantSource clock, Consumer<String> complain) {
    this.spec = spec;
    this.clock = clock;
    this.complain = complain;
    this.startedAt = clock.instant();
  }

  void ended(RunResult result, int exitCode) {
    Progress.Tally tally = result.tally();
    tell(
        exitCode,
        RunWords.lines(result, spec.output().folder()),
        new RunEnd.Made(
            tally.done(),
            tally.failed(),
            tally.inDoubt(),
            tally.late(),
            tally.sent(),
            tally.bytes(),
            tally.spent()),
        result.summary());
  }

  void broke(Exception e) {
    Complaint complaint = Complaint.of(e);
    tell(complaint.exitCode(), complaint.lines(), null, null);
  }

  private void tell(
      int exitCode, List<String> lines, RunEnd.@Nullable Made made, @Nullable Summary summary) {
    if (spec.notifications().channels().isEmpty()) {
      return;
    }
    Path folder = spec.output().folder().toAbsolutePath().normalize();
    String page = spec.notifications().page();
    RunEnd end =
        new RunEnd(
            spec.name(),
            outcome(exitCode),
            exitCode,
            lines,
            page == null ? folder.resolve("index.html").toUri().toString() : page,
            folder,
            startedAt,
            clock.instant(),
            made,
            summary);
    new Notifier(spec.notifications()).tell(end).forEach(complain);
  }

  private static String outcome(int exitCode) {
    return switch (exitCode) {
      case ExitCode.DONE -> "done";
      case ExitCode.SOME_FAILED -> "some_failed";
      case ExitCode.BAD_INPUT -> "bad_input";
      case ExitCode.STOPPED -> "stopped";
      case ExitCode.ALREADY_RUNNING -> "already_running";
      case ExitCode.INTERRUPTED, ExitCode.TERMINATED -> "interrupted";
      default -> "defect";
    };
  }
}
