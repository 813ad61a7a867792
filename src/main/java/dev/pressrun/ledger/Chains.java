package dev.pressrun.ledger;

import dev.pressrun.model.FailureCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items that are made from the pictures of others, while a run goes on: each is to be submitted
 * when the last of its parents is DONE, and only once. Where the ledger holds none, every method
 * returns at once. Memory holds the parents that have just landed, and a page of one's children.
 *
 * <p>What could be submitted at the run's start comes with the pages of {@link ItemPages}; all else
 * comes from here, and {@code chain.waits} says who has not been handed out. Not safe for threads:
 * the queue that uses it has a lock.
 */
public final class Chains {
  private static final int PAGE = 100;
  private static final String UNFINISHED =
      " EXISTS (SELECT 1 FROM link u JOIN item p ON p.id = u.parent_id WHERE u.child_id = c.id AND p.state <> 'DONE')";
  private static final String ALL_PAGED =
      "UPDATE chain SET waits = FALSE, paged = TRUE WHERE waits OR NOT paged";
  private static final String WAITING =
      "UPDATE chain c SET waits = TRUE, paged = FALSE WHERE EXISTS (SELECT 1 FROM item i WHERE i.id = c.id AND i.state = 'PENDING') AND"
          + UNFINISHED;
  private static final String FORGET_REASONS =
      "UPDATE item SET failure_code = NULL, failure_detail = NULL"
          + " WHERE state = 'PENDING' AND failure_code = ? AND id IN (SELECT id FROM chain)";
  private static final String READY =
      "SELECT c.id FROM link l JOIN chain c ON c.id = l.child_id WHERE l.parent_id = ? AND l.child_id > ? AND c.waits AND NOT"
          + UNFINISHED
          + " ORDER BY l.parent_id, l.child_id LIMIT ?";
  private static final String IS_UNFINISHED =
      "SELECT 1 FROM chain c WHERE c.id = ? AND" + UNFINISHED;
  private static final String SET_WAITS = "UPDATE chain SET waits = ? WHERE id = ?";
  private static final String REASON =
      "SELECT '\"' || p.item_key || '\" ' || CASE p.state WHEN 'FAILED' THEN 'failed' WHEN 'INVALID' THEN 'is invalid'"
          + " WHEN 'IN_DOUBT' THEN 'is in doubt' ELSE 'waits for another picture' END"
          + " FROM link l JOIN item p ON p.id = l.parent_id WHERE l.child_id = item.id"
          + " AND (p.state IN ('FAILED', 'INVALID', 'IN_DOUBT') OR (p.state = 'PENDING' AND p.failure_code = ?))";
  private static final String EXPLAIN =
      "UPDATE item SET failure_code = ?, failure_detail = ("
          + REASON
          + " LIMIT 1) WHERE state = 'PENDING' AND (failure_code IS NULL OR failure_code <> ?)"
          + " AND id IN (SELECT id FROM chain) AND EXISTS ("
          + REASON
          + ")";
  private static final String BLOCKED =
      "SELECT COUNT(*) FROM chain c JOIN item i ON i.id = c.id WHERE i.state = 'PENDING' AND i.failure_code = ? AND i.position IS NOT NULL";

  private final Ledger ledger;
  private final ItemPages items;
  private final Deque<Long> landed = new ArrayDeque<>();
  private final Deque<Long> ready = new ArrayDeque<>();
  private long lastReady;
  private boolean any;

  public Chains(Ledger ledger) {
    this.ledger = ledger;
    this.items = new ItemPages(ledger);
  }

  /** To be called before anything of a run is submitted or waited for. */
  public void begin() {
    write(
        connection -> {
          any = ChainTables.hold(connection);
          if (any) {
            ChainImport.execute(connection, ALL_PAGED);
            ChainImport.execute(connection, WAITING);
            ChainImport.execute(connection, FORGET_REASONS, FailureCode.PARENT_NOT_MADE.id());
          }
        });
  }

  /** An item is DONE, and that is written. */
  public void landed(long itemId) {
    if (any) {
      landed.add(itemId);
    }
  }

  /** The next item whose last parent has landed; null where there is none now. */
  public @Nullable PendingItem next() {
    while (!landed.isEmpty()) {
      if (ready.isEmpty()) {
        ready.addAll(children(landed.element()));
      }
      Long child = ready.poll();
      if (child == null) {
        landed.remove();
        lastReady = 0;
      } else {
        lastReady = child;
        write(connection -> ChainImport.execute(connection, SET_WAITS, false, child));
        PendingItem item = items.pendingItem(child);
        if (item != null) {
          return item;
        }
      }
    }
    return null;
  }

  private List<Long> children(long parentId) {
    return LedgerQueries.list(
        ledger.dataSource(), READY, row -> row.getLong(1), parentId, lastReady, PAGE);
  }

  /**
   * Whether an item that came back must wait, since a parent is to be made anew meanwhile; its
   * parent's landing brings it forth then.
   */
  public boolean holdBack(long itemId) {
    if (!any
        || LedgerQueries.list(ledger.dataSource(), IS_UNFINISHED, row -> true, itemId).isEmpty()) {
      return false;
    }
    write(connection -> ChainImport.execute(connection, SET_WAITS, true, itemId));
    return true;
  }

  /** Writes down why items wait whose parents will not be made in this run; at the run's end. */
  public void explain() {
    String code = FailureCode.PARENT_NOT_MADE.id();
    write(
        connection -> {
          int more = any ? 1 : 0;
          while (more > 0) {
            more = ChainImport.execute(connection, EXPLAIN, code, code, code, code);
          }
        });
  }

  /** How many items of the present input wait for a picture that was not made. */
  public static long blocked(Ledger ledger) {
    return LedgerQueries.list(
            ledger.dataSource(), BLOCKED, row -> row.getLong(1), FailureCode.PARENT_NOT_MADE.id())
        .get(0);
  }

  private interface Change {
    void write(Connection connection) throws SQLException;
  }

  private void write(Change change) {
    try (Connection connection = ledger.dataSource().getConnection()) {
      change.write(connection);
    } catch (SQLException e) {
      throw LedgerException.of("written", e);
    }
  }
}
