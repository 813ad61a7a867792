package dev.pressrun.cli;

import dev.pressrun.job.JobMemory;
import dev.pressrun.ledger.LedgerReports;
import dev.pressrun.ledger.LedgerView;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import dev.pressrun.output.Json;
import dev.pressrun.output.Summary;
import dev.pressrun.output.SummaryFile;
import dev.pressrun.pace.Waiter;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pressrun status}: how a job stands. */
@Command(
    name = "status",
    description = {
      "Tells how a job stands: what is done, failed, in flight, in doubt, and what it cost.",
      "It changes nothing, and works from another shell while the job runs.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pressrun status jobs/demo.yml",
      "  pressrun status out/demo",
      "  pressrun status jobs/demo.yml --watch     until its run has ended",
    })
final class StatusCommand implements Callable<Integer> {
  private static final int SHOWN = 50;

  @Mixin private JobOptions options;

  @Option(names = "--watch", description = "Go on telling until the run has ended.")
  private boolean watch;

  @Option(names = "--json", description = "Print one JSON object instead of words.")
  private boolean json;

  private final InstantSource clock = InstantSource.system();

  @Override
  public Integer call() throws InterruptedException {
    Path folder = options.folder();
    if (watch) {
      new RunWatch(folder, clock, Waiter.system())
          .untilItEnds(json ? new PrintStream(OutputStream.nullOutputStream()) : System.out);
    }
    try (FolderView view = FolderView.of(folder)) {
      LedgerView ledger = view.existing();
      if (json) {
        System.out.print(Json.indented(json(view, ledger)));
        return ExitCode.DONE;
      }
      view.liveRun(clock.instant()).ifPresent(run -> System.out.println(LiveWords.underWay(run)));
      view.cutOff(clock.instant()).ifPresent(run -> System.out.println(LiveWords.cutOff(run)));
      tell(new LedgerReports(ledger));
    }
    return ExitCode.DONE;
  }

  private Map<String, @Nullable Object> json(FolderView view, LedgerView ledger) {
    LedgerReports reports = new LedgerReports(ledger);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("job", new JobMemory(ledger).name());
    json.put("folder", view.folder().toString());
    json.put("under_way", view.liveRun(clock.instant()).map(LiveRun::json).orElse(null));
    json.putAll(SummaryFile.counts(summary(reports)));
    json.put("doubts", JobJson.doubts(reports.inState(ItemState.IN_DOUBT, SHOWN)));
    return json;
  }

  private static Summary summary(LedgerReports reports) {
    Summary.Builder builder = new Summary.Builder();
    reports.forEach(builder::add);
    return builder.build();
  }

  private static void tell(LedgerReports reports) {
    Summary summary = summary(reports);
    for (ItemState state : ItemState.values()) {
      if (summary.count(state) > 0) {
        System.out.println("%8d %s".formatted(summary.count(state), words(state)));
      }
    }
    System.out.println("%8d %s".formatted(summary.rows(), summary.rows() == 1 ? "row" : "rows"));
    System.out.println("Spent: " + summary.money().spent());
    RunWords.unpriced(summary).ifPresent(System.out::println);
    doubts(reports.inState(ItemState.IN_DOUBT, SHOWN), summary.count(ItemState.IN_DOUBT));
  }

  private static String words(ItemState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void doubts(List<ItemReport> doubts, long total) {
    if (doubts.isEmpty()) {
      return;
    }
    System.out.println();
    System.out.println(
        "In doubt: these were sent, their answer never came, and they may be paid for. Settle them with pressrun resolve.");
    for (ItemReport doubt : doubts) {
      System.out.println(
          "  %s  sent %s  X-Request-Id %s  %s%n    %s"
              .formatted(
                  doubt.key(),
                  doubt.submittedAt(),
                  doubt.requestId(),
                  Optional.ofNullable(doubt.price()).map(Money::toString).orElse("price unknown"),
                  Optional.ofNullable(doubt.request()).map(ImageRequest::prompt).orElse("")));
    }
    if (total > doubts.size()) {
      System.out.println(
          "  … and " + (total - doubts.size()) + " more, all of them in results.csv");
    }
  }
}
