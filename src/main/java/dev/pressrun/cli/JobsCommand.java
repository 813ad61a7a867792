package dev.pressrun.cli;

import dev.pressrun.job.JobHistory;
import dev.pressrun.job.JobMemory;
import dev.pressrun.job.PastRun;
import dev.pressrun.ledger.LedgerException;
import dev.pressrun.ledger.LedgerFile;
import dev.pressrun.ledger.LedgerQueries;
import dev.pressrun.ledger.LedgerView;
import dev.pressrun.model.ItemState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
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

  @Override
  public Integer call() throws IOException {
    List<Path> folders = folders();
    if (folders.isEmpty()) {
      System.out.println("No job has an output folder below " + folder + ".");
      return ExitCode.DONE;
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (Path job : folders) {
      try (FolderView view = FolderView.of(job)) {
        LedgerView ledger = view.ledger();
        if (ledger != null) {
          rows.add(row(view, ledger));
        }
      } catch (LedgerException | UserException e) {
        unreadable.add(job + ": " + e.getMessage());
      }
    }
    TextTable.lines(HEADERS, rows).forEach(System.out::println);
    unreadable.forEach(System.out::println);
    return ExitCode.DONE;
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

  private static List<String> row(FolderView view, LedgerView ledger) {
    LedgerQueries queries = new LedgerQueries(ledger);
    Map<ItemState, Long> counts = queries.counts();
    return List.of(
        new JobMemory(ledger).name(),
        lastRun(view, ledger),
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

  private static String lastRun(FolderView view, LedgerView ledger) {
    Instant now = InstantSource.system().instant();
    if (view.liveRun(now).isPresent()) {
      return "under way";
    }
    List<PastRun> last = new JobHistory(ledger).runs(1);
    return last.isEmpty() ? "none" : LiveWords.time(last.get(0).startedAt());
  }
}
