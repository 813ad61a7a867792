package dev.pressrun.cli;

import dev.pressrun.job.JobHistory;
import dev.pressrun.job.JobMemory;
import dev.pressrun.job.PastRun;
import dev.pressrun.ledger.LedgerException;
import dev.pressrun.ledger.LedgerFile;
import dev.pressrun.ledger.LedgerQueries;
import dev.pressrun.ledger.LedgerView;
import dev.pressrun.model.ItemState;
import dev.pressrun.output.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pressrun jobs}: what jobs there are. */
@Command(
    name = "jobs",
    description = {
      "Lists the jobs whose output folders are below a folder: the last run, counts, money, and which are being run.",
      "WAITING are items that the next run makes or collects.",
    },
    footerHeading = "%nExamples:%n",
    footer = {"  pressrun jobs", "  pressrun jobs /srv/catalog/out"})
final class JobsCommand implements Callable<Integer> {
  private static final int DEPTH = 4;
  private static final List<String> HEADERS =
      List.of(
          "JOB", "LAST RUN", "DONE", "FAILED", "IN DOUBT", "WAITING", "INVALID", "SPENT", "FOLDER");

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "Where the output folders are (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Option(names = "--json", description = "Print one JSON object instead of words.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<Path> folders = folders();
    if (folders.isEmpty() && !json) {
      System.out.println("No job has an output folder below " + folder + ".");
      return ExitCode.DONE;
    }
    List<Listed> jobs = new ArrayList<>();
    Map<String, String> unreadable = new LinkedHashMap<>();
    for (Path job : folders) {
      try (FolderView view = FolderView.of(job)) {
        LedgerView ledger = view.ledger();
        if (ledger != null) {
          jobs.add(listed(view, ledger));
        }
      } catch (LedgerException | UserException e) {
        unreadable.put(job.toString(), String.valueOf(e.getMessage()));
      }
    }
    if (json) {
      List<?> all = jobs.stream().map(Listed::json).toList();
      System.out.print(Json.indented(Map.of("jobs", all, "unreadable", unreadable)));
      return ExitCode.DONE;
    }
    TextTable.lines(HEADERS, jobs.stream().map(Listed::row).toList()).forEach(System.out::println);
    unreadable.forEach((job, reason) -> System.out.println(job + ": " + reason));
    return ExitCode.DONE;
  }

  /** A job as it is listed, for people and for programs. */
  private record Listed(List<String> row, Map<String, @Nullable Object> json) {}

  private static Listed listed(FolderView view, LedgerView ledger) {
    boolean live = view.liveRun(InstantSource.system().instant()).isPresent();
    List<PastRun> last = new JobHistory(ledger).runs(1);
    Instant began = last.isEmpty() ? null : last.get(0).startedAt();
    return new Listed(row(view, ledger, live, began), JobJson.job(view, ledger, live, began));
  }

  private List<Path> folders() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> below =
        Files.find(folder, DEPTH, (path, attributes) -> attributes.isDirectory())) {
      return below
          .filter(path -> LedgerFile.existsIn(path.resolve(OpenFolder.STATE)))
          .sorted()
          .toList();
    }
  }

  private static List<String> row(
      FolderView view, LedgerView ledger, boolean live, @Nullable Instant began) {
    LedgerQueries queries = new LedgerQueries(ledger);
    Map<ItemState, Long> counts = queries.counts();
    return List.of(
        new JobMemory(ledger).name(),
        live ? "under way" : began == null ? "none" : LiveWords.time(began),
        count(counts, ItemState.DONE),
        count(counts, ItemState.FAILED),
        count(counts, ItemState.IN_DOUBT),
        count(counts, ItemState.PENDING, ItemState.SUBMITTING, ItemState.SUBMITTED),
        count(counts, ItemState.INVALID),
        queries.paid().toString(),
        view.folder().toString());
  }

  private static String count(Map<ItemState, Long> counts, ItemState... states) {
    return Long.toString(
        Stream.of(states).mapToLong(state -> counts.getOrDefault(state, 0L)).sum());
  }
}
