package dev.pressrun.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The items that a run works on, in pages by growing id, so that memory does not follow their
 * number.
 */
public final class ItemPages {
  private static final String PENDING_COLUMNS =
      "SELECT i.id, i.item_key, i.fingerprint, i.tries, t.output_name, t.request, t.price"
          + " FROM item i JOIN item_text t ON t.id = i.id"
          + " WHERE i.state = 'PENDING' AND i.position IS NOT NULL";
  static final String PENDING =
      PENDING_COLUMNS
          + " AND NOT EXISTS (SELECT 1 FROM chain c WHERE c.id = i.id AND NOT c.paged)"
          + " AND i.id > ? ORDER BY i.id LIMIT ?";
  private static final String PENDING_ITEM = PENDING_COLUMNS + " AND i.id = ?";
  private static final String SENT =
      "SELECT i.id, i.item_key, i.generation_id, i.attempt_id, i.tries, i.submitted_at, t.output_name, a.price,"
          + " i.fingerprint <> a.fingerprint AS superseded, a.state = 'BILLED' AS refetch, t.request IS NULL AS invalid"
          + " FROM item i JOIN item_text t ON t.id = i.id JOIN attempt a ON a.id = i.attempt_id"
          + " WHERE i.state = ? AND i.id >= ? AND i.id <= ? ORDER BY i.id LIMIT ?";

  private final DataSource dataSource;
  private final Parents parents;

  public ItemPages(Ledger ledger) {
    this.dataSource = ledger.dataSource();
    this.parents = new Parents(dataSource);
  }

  /** The next items that wait to be submitted. */
  public List<PendingItem> pending(long afterId, int limit) {
    return LedgerQueries.list(dataSource, PENDING, ItemPages::readPending, afterId, limit).stream()
        .map(parents::resolve)
        .toList();
  }

  /** The item, if it waits to be submitted. */
  public @Nullable PendingItem pendingItem(long id) {
    List<PendingItem> items =
        LedgerQueries.list(dataSource, PENDING_ITEM, ItemPages::readPending, id);
    return items.isEmpty() ? null : parents.resolve(items.get(0));
  }

  /**
   * The first of the items whose generation the API has accepted; also those that are gone from the
   * input.
   */
  public List<InFlightItem> inFlight(RollCall.Ids among, int limit) {
    return sent("SUBMITTED", among, limit);
  }

  /** The items whose POST was about to leave when their run was killed. */
  public List<InFlightItem> submitting(RollCall.Ids among) {
    return sent("SUBMITTING", among, Integer.MAX_VALUE);
  }

  /** The next items that are in doubt; their generation id is empty. */
  public List<InFlightItem> inDoubt(long afterId, int limit) {
    return sent("IN_DOUBT", new RollCall.Ids(afterId + 1, Long.MAX_VALUE), limit);
  }

  private List<InFlightItem> sent(String state, RollCall.Ids among, int limit) {
    return LedgerQueries.list(
        dataSource, SENT, ItemPages::readSent, state, among.first(), among.last(), limit);
  }

  private static PendingItem readPending(ResultSet row) throws SQLException {
    return new PendingItem(
        row.getLong("id"),
        LedgerRows.key(row),
        LedgerRows.fingerprint(row),
        RequestJson.request(row.getString("request")),
        row.getString("output_name"),
        LedgerRows.money(row, "price"),
        row.getInt("tries"));
  }

  private static InFlightItem readSent(ResultSet row) throws SQLException {
    return new InFlightItem(
        row.getLong("id"),
        LedgerRows.key(row),
        Objects.requireNonNullElse(row.getString("generation_id"), ""),
        row.getLong("attempt_id"),
        row.getString("output_name"),
        LedgerRows.money(row, "price"),
        row.getInt("tries"),
        row.getBoolean("superseded"),
        row.getBoolean("refetch"),
        row.getBoolean("invalid"),
        Objects.requireNonNullElse(LedgerRows.instant(row, "submitted_at"), Instant.EPOCH));
  }
}
