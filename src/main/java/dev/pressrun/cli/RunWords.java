package dev.pressrun.cli;

import dev.pressrun.engine.StopReason;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.job.JobRun;
import dev.pressrun.job.RunResult;
import dev.pressrun.ledger.ImportResult;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import dev.pressrun.model.Problem;
import dev.pressrun.output.Summary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run has to say when it has ended, in words a marketer understands, and in one number. */
final class RunWords {
  private RunWords() {}

  /** The lines that close a run. */
  static List<String> lines(RunResult result, Path folder) {
    List<String> lines = new ArrayList<>();
    Summary summary = result.summary();
    if (result.refused()) {
      lines.addAll(problems(result.invalid(), summary.count(ItemState.INVALID)));
      lines.add("Nothing was sent. Correct the rows, or add --skip-invalid to make the others.");
      return lines;
    }
    result.stop().ifPresent(stop -> lines.add(stop.words()));
    lines.add(headline(result));
    unpriced(summary).ifPresent(lines::add);
    result.imported().map(ImportWords::changes).ifPresent(lines::addAll);
    lines.addAll(failures(summary));
    result.kept().map(ImportWords::gone).ifPresent(lines::addAll);
    if (result.tally().late() > 0) {
      lines.add(
          "  %d late: the provider has not finished them in time. Their ids are kept; run again to ask for them."
              .formatted(result.tally().late()));
    }
    lines.add(folder.resolve("index.html") + ", results.csv");
    return lines;
  }

  private static String headline(RunResult result) {
    Summary summary = result.summary();
    List<String> parts = new ArrayList<>();
    parts.add(summary.count(ItemState.DONE) + " done");
    parts.add(result.tally().done() + " new");
    add(parts, summary.count(ItemState.FAILED), "failed");
    add(parts, summary.count(ItemState.INVALID), "invalid");
    add(parts, summary.count(ItemState.IN_DOUBT), "in doubt");
    add(parts, summary.count(ItemState.SUBMITTED), "still in flight");
    add(parts, summary.count(ItemState.PENDING), "not sent");
    parts.add(spent(result));
    return String.join(", ", parts);
  }

  /** What no amount includes; empty where all prices are known. */
  static Optional<String> unpriced(Summary summary) {
    long unknown = summary.money().unknownPrices();
    return unknown == 0
        ? Optional.empty()
        : Optional.of(
            "  The price of %s is unknown, and in no amount: add the model to api.prices in the job file."
                .formatted(Words.count(unknown, "picture")));
  }

  private static String spent(RunResult result) {
    Money held = result.summary().money().inFlight().plus(result.summary().money().inDoubt());
    String spent = result.tally().spent().toString();
    return held.equals(Money.ZERO) ? spent : spent + " (and " + held + " in flight or in doubt)";
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  private static List<String> failures(Summary summary) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<FailureCode, Long> failure : summary.failures().entrySet()) {
      FailureCode code = failure.getKey();
      lines.add(
          "  %d × %s: %s %s"
              .formatted(failure.getValue(), code.id(), code.sentence(), code.advice()));
    }
    return lines;
  }

  /** One line for each problem of the first invalid rows, and how many more rows there are. */
  static List<String> problems(List<ItemReport> invalid, long total) {
    List<String> lines = new ArrayList<>();
    for (ItemReport row : invalid) {
      for (Problem problem : row.problems()) {
        if (lines.size() < JobRun.PROBLEMS_SHOWN) {
          lines.add(problem.toString());
        }
      }
    }
    if (total > invalid.size()) {
      lines.add("… and " + (total - invalid.size()) + " more invalid rows.");
    }
    return lines;
  }

  /** The number that the run says to the shell. */
  static int exitCode(RunResult result) {
    if (result.refused()) {
      return ExitCode.BAD_INPUT;
    }
    Optional<StopSignal.Stop> stop = result.stop();
    boolean unfinished =
        result.summary().count(ItemState.PENDING) + result.summary().count(ItemState.SUBMITTED) > 0;
    if (stop.isPresent() && unfinished) {
      return stopped(stop.get().reason());
    }
    boolean newlyInvalid =
        result.summary().count(ItemState.INVALID) > 0
            && (result.tally().sent() > 0 || result.imported().map(RunWords::isNew).orElse(true));
    return unfinished
            || newlyInvalid
            || result.endedBadly() > 0
            || result.tally().failed() > 0
            || result.summary().count(ItemState.IN_DOUBT) > 0
        ? ExitCode.SOME_FAILED
        : ExitCode.DONE;
  }

  private static boolean isNew(ImportResult imported) {
    return imported.added() + imported.changed() > 0;
  }

  private static int stopped(StopReason reason) {
    return switch (reason) {
      case INTERRUPTED -> ExitCode.INTERRUPTED;
      case TERMINATED -> ExitCode.TERMINATED;
      case CAP_REACHED, DECLINED, ACCOUNT, OUT_OF_SERVICE, DISK -> ExitCode.STOPPED;
    };
  }
}
