package dev.pressrun.ledger;

import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a run asks of the ledger. Lists that may be long come in pages. */
public final class LedgerQueries {
  private static final String COUNTS =
      "SELECT state, COUNT(*) FROM item WHERE position IS NOT NULL GROUP BY state";
  private static final String HELD =
      "SELECT COUNT(*), COALESCE(SUM(price), 0) FROM attempt"
          + " WHERE (run = ? AND state <> 'FREE') OR state IN ('SENDING', 'ACCEPTED', 'IN_DOUBT')";
  private static final String PURCHASE =
      "SELECT COUNT(*), COALESCE(SUM(t.price), 0), COUNT(*) - COUNT(t.price)"
          + " FROM item i JOIN item_text t ON t.id = i.id"
          + " WHERE i.state = 'PENDING' AND i.position IS NOT NULL";
  private static final String BILLED_BETWEEN =
      "SELECT COUNT(*), COALESCE(SUM(price), 0) FROM attempt WHERE state = 'BILLED' AND ended_at >= ? AND ended_at < ?";
  private static final String PAID =
      "SELECT COALESCE(SUM(paid), 0) FROM item WHERE position IS NOT NULL";
  private static final String ENDED_BADLY =
      "SELECT COUNT(*) FROM item i JOIN attempt a ON a.id = i.attempt_id"
          + " WHERE i.state IN ('FAILED', 'IN_DOUBT') AND i.position IS NOT NULL AND a.run = ?";

  /** A 429 makes no generation; a generation may fail with the same code later. */
  private static final String TRAFFIC =
      "SELECT COUNT(*), COALESCE(SUM(CASE WHEN failure_code = ? AND generation_id IS NULL THEN 1 ELSE 0 END), 0)"
          + " FROM attempt WHERE failure_code IS NULL OR failure_code NOT IN (?, ?)";

  private static final String RECENT =
      "SELECT COALESCE(answered_at, ended_at, sent_at) AS answered FROM attempt"
          + " WHERE id > (SELECT COALESCE(MAX(id), 0) - ? FROM attempt) AND sent_at > ? ORDER BY id DESC";
  private static final String DURATIONS =
      "SELECT ended_at - answered_at FROM attempt WHERE state = 'BILLED' AND ended_at >= answered_at ORDER BY id DESC LIMIT ?";

  private final DataSource dataSource;

  public LedgerQueries(LedgerData ledger) {
    this.dataSource = ledger.dataSource();
  }

  /** How many items of the present input are in each state; every state is there. */
  public Map<ItemState, Long> counts() {
    Map<ItemState, Long> counts = new EnumMap<>(ItemState.class);
    for (ItemState state : ItemState.values()) {
      counts.put(state, 0L);
    }
    list(COUNTS, row -> counts.put(ItemState.valueOf(row.getString(1)), row.getLong(2)));
    return counts;
  }

  /**
   * What counts against the cap: all that the run has spent, and all that is in flight or in doubt,
   * whoever sent it.
   *
   * @param images how many pictures that is
   */
  public record Held(Money money, long images) {}

  public Held held(int run) {
    return list(HELD, row -> new Held(new Money(row.getBigDecimal(2)), row.getLong(1)), run).get(0);
  }

  /**
   * What the items that wait to be submitted cost.
   *
   * @param cost of those whose price is known
   * @param unpriced how many have no known price
   */
  public record Purchase(long images, Money cost, long unpriced) {}

  /** What is still to be bought, if nothing fails. */
  public Purchase purchase() {
    return list(
            PURCHASE,
            row -> new Purchase(row.getLong(1), new Money(row.getBigDecimal(2)), row.getLong(3)))
        .get(0);
  }

  /** How many pictures were billed from one moment to before another, and at what price. */
  public Held billedBetween(Instant from, Instant before) {
    return list(
            BILLED_BETWEEN,
            row -> new Held(new Money(row.getBigDecimal(2)), row.getLong(1)),
            from.toEpochMilli(),
            before.toEpochMilli())
        .get(0);
  }

  /** What was billed for the items of the present input. */
  public Money paid() {
    return list(PAID, row -> new Money(row.getBigDecimal(1))).get(0);
  }

  /** How many items that the run submitted ended without a picture, or in doubt. */
  public long endedBadly(int run) {
    return list(ENDED_BADLY, row -> row.getLong(1), run).get(0);
  }

  /**
   * What all runs have sent.
   *
   * @param requests POSTs that left
   * @param tooMany how many of them the API answered with 429
   */
  public record Traffic(long requests, long tooMany) {}

  public Traffic traffic() {
    return list(
            TRAFFIC,
            row -> new Traffic(row.getLong(1), row.getLong(2)),
            FailureCode.RATE_LIMITED.id(),
            FailureCode.NOT_SENT.id(),
            FailureCode.REFERENCE_CHANGED.id())
        .get(0);
  }

  /** Whether a submission was ever written down. */
  public boolean hasSent() {
    return !list("SELECT id FROM attempt LIMIT 1", row -> row.getLong(1)).isEmpty();
  }

  /** When the submissions of the time since then were answered, newest first. */
  public List<Instant> answeredSince(Instant since, int limit) {
    return list(
        RECENT, row -> Instant.ofEpochMilli(row.getLong("answered")), limit, since.toEpochMilli());
  }

  /** How long the latest generations took from submission to picture, newest first. */
  public List<Duration> durations(int limit) {
    return list(DURATIONS, row -> Duration.ofMillis(row.getLong(1)), limit);
  }

  /** How many bytes the job's pictures have, in the mean; 0 where there is none yet. */
  public long meanPictureBytes() {
    return list("SELECT COALESCE(AVG(bytes), 0) FROM item WHERE bytes > 0", row -> row.getLong(1))
        .get(0);
  }

  /** The X-Request-Id of an attempt. */
  UUID requestId(long attemptId) {
    return list(
            "SELECT request_id FROM attempt WHERE id = ?",
            row -> row.getObject(1, UUID.class),
            attemptId)
        .get(0);
  }

  /** A setting that was written with {@link #put}, or null. */
  public @Nullable String get(String name) {
    List<String> texts =
        list("SELECT text FROM ledger_meta WHERE name = ?", row -> row.getString(1), name);
    return texts.isEmpty() ? null : texts.get(0);
  }

  /** Keeps a setting of the job. */
  public void put(String name, String text) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement merge =
            connection.prepareStatement("MERGE INTO ledger_meta (name, text) VALUES (?, ?)")) {
      merge.setString(1, name);
      merge.setString(2, text);
      merge.executeUpdate();
    } catch (SQLException e) {
      throw LedgerException.of("written", e);
    }
  }

  /** Makes a value of the row that a result set stands on. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> list(String sql, Row<T> reader, Object... arguments) {
    return list(dataSource, sql, reader, arguments);
  }

  static <T> List<T> list(DataSource dataSource, String sql, Row<T> reader, Object... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      List<T> result = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          result.add(reader.read(rows));
        }
      }
      return result;
    } catch (SQLException e) {
      throw LedgerException.of("read", e);
    }
  }
}
