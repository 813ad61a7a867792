package dev.pressrun.ledger;

import dev.pressrun.model.Failure;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import dev.pressrun.model.Picture;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A real ledger in a folder, and the few words in which tests speak to it. */
final class OpenLedger implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
  static final int RUN = 1;
  static final RollCall.Ids ALL = new RollCall.Ids(0, Long.MAX_VALUE);

  final Ledger ledger;

  /** Files of pictures that are missing or altered. */
  final Set<String> broken = new HashSet<>();

  OpenLedger(Path folder) {
    this(Ledger.open(folder));
  }

  OpenLedger(Ledger ledger) {
    this.ledger = ledger;
  }

  ImportResult take(List<WantedItem> wanted) throws SQLException {
    return take(wanted, 3);
  }

  ImportResult take(List<WantedItem> wanted, int chunk) throws SQLException {
    return begin(wanted, chunk, wanted.size(), true);
  }

  /** An import that is killed after so many items. */
  void takeOnly(List<WantedItem> wanted, int chunk, int items) throws SQLException {
    begin(wanted, chunk, items, false);
  }

  private ImportResult begin(List<WantedItem> wanted, int chunk, int items, boolean finish)
      throws SQLException {
    try (Connection connection = ledger.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      LedgerImport imported =
          LedgerImport.begin(connection, "table.csv", picture -> !broken.contains(picture.file()));
      for (int from = 0; from < items; from += chunk) {
        imported.write(connection, wanted.subList(from, Math.min(items, from + chunk)));
        connection.commit();
      }
      ImportResult result =
          finish
              ? imported.finish(connection)
              : new ImportResult(0, 0, 0, 0, 0, 0, ImportChanges.NONE);
      connection.commit();
      return result;
    }
  }

  List<PendingItem> pending() {
    return new ItemPages(ledger).pending(0, 2_000);
  }

  PendingItem pending(String key) {
    return pending().stream()
        .filter(item -> item.key().value().equals(key))
        .findFirst()
        .orElseThrow();
  }

  InFlightItem inFlight(String key) {
    return new ItemPages(ledger)
        .inFlight(ALL, 1_000).stream()
            .filter(item -> item.key().value().equals(key))
            .findFirst()
            .orElseThrow();
  }

  List<ItemReport> reports() {
    List<ItemReport> reports = new ArrayList<>();
    new LedgerReports(ledger).forEach(reports::add);
    return reports;
  }

  ItemReport report(String key) {
    return reports().stream()
        .filter(report -> report.key().value().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** The states of the present input, in its order. */
  List<ItemState> states() {
    return reports().stream().map(ItemReport::state).toList();
  }

  Attempt begin(PendingItem item) {
    return begin(item, RUN);
  }

  Attempt begin(PendingItem item, int run) {
    Attempt attempt =
        new Attempt(
            ledger.nextAttemptId(), UUID.randomUUID(), item.fingerprint(), run, item.price(), NOON);
    ledger.begin(item.id(), attempt);
    return attempt;
  }

  /** Submits the item; the API gives it an id made of the attempt's number. */
  Attempt submit(PendingItem item) {
    Attempt attempt = begin(item);
    accept(item.id(), attempt);
    return attempt;
  }

  void accept(long itemId, Attempt attempt) {
    ledger.move(
        move(itemId, ItemState.SUBMITTING, ItemState.SUBMITTED, attempt.id())
            .generation("generation-" + attempt.id())
            .as(AttemptState.ACCEPTED));
  }

  /** Makes the item's picture, from POST to file. */
  void make(PendingItem item) {
    Attempt attempt = submit(item);
    ledger.move(
        move(item.id(), ItemState.SUBMITTED, ItemState.DONE, attempt.id())
            .picture(picture("images/" + item.outputName() + ".png"))
            .paid(item.price())
            .as(AttemptState.BILLED));
  }

  void makeAll() {
    pending().forEach(this::make);
  }

  static Picture picture(String file) {
    return new Picture(file, 1_000, 1_700_000_000_000L, "ab".repeat(32), 64, 48);
  }

  static MoveOf move(long itemId, ItemState from, ItemState to, long attemptId) {
    return new MoveOf(itemId, from, to, attemptId, null, null, null, null, 0);
  }

  /** A move in the making. */
  record MoveOf(
      long itemId,
      ItemState from,
      ItemState to,
      long attemptId,
      @Nullable String generation,
      @Nullable Failure failure,
      @Nullable Money paid,
      @Nullable Picture picture,
      int tries) {
    MoveOf generation(String id) {
      return new MoveOf(itemId, from, to, attemptId, id, failure, paid, picture, tries);
    }

    MoveOf failure(Failure why) {
      return new MoveOf(itemId, from, to, attemptId, generation, why, paid, picture, tries + 1);
    }

    MoveOf paid(@Nullable Money price) {
      return new MoveOf(itemId, from, to, attemptId, generation, failure, price, picture, tries);
    }

    MoveOf picture(Picture stored) {
      return new MoveOf(itemId, from, to, attemptId, generation, failure, paid, stored, tries);
    }

    Move as(AttemptState state) {
      return new Move(
          itemId, from, to, attemptId, state, generation, failure, tries, paid, picture, NOON);
    }
  }

  String one(String sql) throws SQLException {
    try (Connection connection = ledger.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = ledger.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    ledger.close();
  }
}
