package dev.pressrun.engine;

import dev.pressrun.ledger.Ledger;
import dev.pressrun.ledger.LedgerImport;
import dev.pressrun.ledger.LedgerReports;
import dev.pressrun.ledger.PendingItem;
import dev.pressrun.ledger.WantedItem;
import dev.pressrun.model.Fingerprint;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemKey;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.Limits;
import dev.pressrun.model.Money;
import dev.pressrun.output.ImageStore;
import dev.pressrun.testing.FakeWaiter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Runs of the engine over a real ledger and a real folder, against an API that is told its part.
 */
final class Pipeline implements AutoCloseable {
  static final Money PRICE = Money.of("0.0404");

  final FakeWaiter waiter = new FakeWaiter();
  final ScriptedApi api = new ScriptedApi();
  final Path folder;
  StopSignal stop = new StopSignal();
  Limits limits = Limits.DEFAULTS;

  /** Collecting goes on meanwhile; nothing is submitted before it ends. */
  Runnable beforeSubmitting = () -> {};

  private final AtomicLong requestIds = new AtomicLong();
  private final Ledger ledger;
  private final ImageStore store;
  private int run = 1;

  Pipeline(Path folder) throws Exception {
    this.folder = folder;
    this.ledger = Ledger.open(folder.resolve(".pressrun"));
    this.store = new ImageStore(folder);
  }

  /** Items whose keys are their prompts. */
  void want(String... prompts) throws SQLException {
    Map<String, String> wanted = new LinkedHashMap<>();
    for (String prompt : prompts) {
      wanted.put(prompt, prompt);
    }
    want(wanted);
  }

  /** Items, prompts by key. */
  void want(Map<String, String> prompts) throws SQLException {
    try (Connection connection = ledger.dataSource().getConnection()) {
      LedgerImport current = LedgerImport.begin(connection, "in.csv", picture -> true);
      List<WantedItem> items = new ArrayList<>();
      prompts.forEach((key, prompt) -> items.add(item(items.size() + 2, key, prompt)));
      current.write(connection, items);
      current.finish(connection);
    }
  }

  private static WantedItem item(long line, String key, String prompt) {
    String hash = "%032x".formatted(prompt.hashCode() & 0xffffffffL);
    return new WantedItem(
        line,
        new ItemKey(key),
        new Fingerprint(hash),
        List.of(key, prompt),
        ImageRequest.ofPrompt(prompt),
        List.of(),
        key,
        key,
        PRICE);
  }

  /** Runs until all has settled, or the run was stopped. */
  RunContext run() throws Exception {
    RunContext context = new RunContext(ledger, run, limits, waiter, stop);
    Engine engine =
        new Engine(
            context,
            api,
            store,
            waiter,
            () -> new UUID(0, requestIds.incrementAndGet()),
            new RollCalls(ledger));
    engine.doubt();
    engine.takeUp();
    CompletableFuture<Void> collecting =
        CompletableFuture.runAsync(() -> collect(engine.collector()));
    beforeSubmitting.run();
    submitAll(engine);
    engine.queue().end();
    collecting.get(30, TimeUnit.SECONDS);
    engine.close();
    return context;
  }

  /** The next run is another one. */
  void nextRun() {
    run++;
    stop = new StopSignal();
  }

  private static void submitAll(Engine engine) throws InterruptedException {
    List<PendingItem> items = engine.queue().next(50);
    while (!items.isEmpty()) {
      for (PendingItem item : items) {
        engine.submitter().submit(item);
      }
      items = engine.queue().next(50);
    }
  }

  private static void collect(Collector collector) {
    try {
      boolean more = collector.collectOnce();
      while (more) {
        more = collector.collectOnce();
      }
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  Decisions decisions() {
    return new Decisions(new RunContext(ledger, run, limits, waiter, stop));
  }

  ItemReport item(String key) {
    for (ItemReport report : new LedgerReports(ledger)) {
      if (report.key().value().equals(key)) {
        return report;
      }
    }
    throw new AssertionError("no item " + key);
  }

  /** The states of all items, in input order, as one line. */
  String states() {
    List<String> states = new ArrayList<>();
    new LedgerReports(ledger).forEach(report -> states.add(report.state().name()));
    return String.join(" ", states);
  }

  /** The states of all attempts at the item, in their order, as one line. */
  String attempts(String key) throws SQLException {
    try (Connection connection = ledger.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT a.state FROM attempt a JOIN item i ON i.id = a.item_id WHERE i.item_key = '"
                    + key
                    + "' ORDER BY a.id")) {
      List<String> states = new ArrayList<>();
      while (rows.next()) {
        states.add(rows.getString(1));
      }
      return states.stream().collect(Collectors.joining(" "));
    }
  }

  @Override
  public void close() {
    ledger.close();
  }
}
