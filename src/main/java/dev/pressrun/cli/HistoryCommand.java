package dev.pressrun.cli;

import dev.pressrun.job.JobHistory;
import dev.pressrun.job.JobMemory;
import dev.pressrun.job.PastRun;
import dev.pressrun.output.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pressrun history}: the runs of a job. */
@Command(
    name = "history",
    description =
        "Lists the runs of a job: when, how long, what was made, what failed, what it cost, how it ended.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  pressrun history jobs/autumn.yml",
      "  pressrun history out/demo --last 100",
      "  pressrun history jobs/autumn.yml --prune --keep 90",
    })
final class HistoryCommand implements Callable<Integer> {
  private static final List<String> HEADERS =
      List.of("STARTED", "TOOK", "MADE", "FAILED", "IN DOUBT", "SPENT", "ENDED");

  @Mixin private JobOptions options;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "30",
      description = "At most the last N runs (default: ${DEFAULT-VALUE}).")
  private int last;

  @Option(
      names = "--prune",
      description = "Forget old runs instead of listing them; pictures and payments stay.")
  private boolean prune;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "30",
      description = "With --prune: keep the last N runs, from 1 (default: ${DEFAULT-VALUE}).")
  private int keep;

  @Option(names = "--json", description = "Print one JSON object instead of words.")
  private boolean json;

  @Override
  public Integer call() {
    Path folder = options.folder();
    return prune ? prune(folder) : list(folder);
  }

  private int prune(Path folder) {
    if (keep < 1) {
      throw new UserException(
          ExitCode.BAD_INPUT,
          "--keep: found \"" + keep + "\"; allowed is a number of runs, from 1.");
    }
    try (OpenFolder open = OpenFolder.existing(folder)) {
      int forgotten = new JobHistory(open.ledger()).prune(keep);
      System.out.println(Words.count(forgotten, "run") + " forgotten.");
      return ExitCode.DONE;
    }
  }

  private int list(Path folder) {
    Instant now = InstantSource.system().instant();
    try (FolderView view = FolderView.of(folder)) {
      List<PastRun> runs = new JobHistory(view.existing()).runs(last);
      boolean live = view.liveRun(now).isPresent();
      if (json) {
        System.out.print(Json.indented(json(view, runs, live)));
        return ExitCode.DONE;
      }
      List<List<String>> rows = new ArrayList<>();
      for (PastRun run : runs) {
        rows.add(row(run, rows.isEmpty() && live, now));
      }
      TextTable.lines(HEADERS, rows).forEach(System.out::println);
      return ExitCode.DONE;
    }
  }

  private static Map<String, Object> json(FolderView view, List<PastRun> runs, boolean live) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("job", new JobMemory(view.existing()).name());
    json.put("folder", view.folder().toString());
    json.put(
        "runs", runs.stream().map(run -> JobJson.run(run, live && run == runs.get(0))).toList());
    return json;
  }

  private static List<String> row(PastRun run, boolean underWay, Instant now) {
    PastRun.Figures figures = run.figures();
    Instant ended = underWay ? now : run.endedAt();
    return List.of(
        LiveWords.time(run.startedAt()),
        ended == null ? "?" : Words.duration(Duration.between(run.startedAt(), ended)),
        Long.toString(figures == null ? run.billed().images() : figures.made()),
        figures == null ? "?" : Long.toString(figures.failed()),
        figures == null ? "?" : Long.toString(figures.inDoubt()),
        (figures == null ? run.billed().cost() : figures.spent()).toString(),
        underWay ? "under way" : ending(run));
  }

  private static String ending(PastRun run) {
    return switch (run.ending()) {
      case COMPLETED -> "completed";
      case STOPPED ->
          run.stopped().isEmpty() ? "stopped" : "stopped: " + run.stopped().replace('_', ' ');
      case REFUSED -> "refused: invalid rows";
      case FAILED -> "failed";
      case OPEN -> "cut off";
    };
  }
}
