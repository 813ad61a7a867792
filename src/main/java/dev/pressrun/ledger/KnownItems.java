package dev.pressrun.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the items that the ledger knows by key: mostly where they stood last time, which reads
 * whole pages of the ledger in order.
 */
final class KnownItems implements AutoCloseable {
  private static final String AT_POSITIONS =
      "SELECT "
          + KnownItem.COLUMNS
          + " FROM item WHERE position >= ? AND position < ? ORDER BY position";
  private static final String BY_KEY =
      "SELECT "
          + KnownItem.COLUMNS
          + " FROM item WHERE item_key = ? ORDER BY CASE state WHEN 'INVALID' THEN 1 ELSE 0 END, id";

  private final Map<String, KnownItem> nearby = new HashMap<>();
  private final BitSet seen;
  private final PreparedStatement byKey;

  /**
   * Prepares to find the items of the input from one position to before another.
   *
   * @param seen the ids of those that were found before, which are not found again unless there is
   *     no other
   */
  KnownItems(Connection connection, BitSet seen, long from, long before) throws SQLException {
    this.seen = seen;
    this.byKey = connection.prepareStatement(BY_KEY);
    try (PreparedStatement range = connection.prepareStatement(AT_POSITIONS)) {
      range.setLong(1, from);
      range.setLong(2, before);
      try (ResultSet rows = range.executeQuery()) {
        while (rows.next()) {
          KnownItem known = KnownItem.read(rows);
          nearby.putIfAbsent(known.key(), known);
        }
      }
    }
  }

  /** The item where it stood last time; null where it did not stand here. */
  @Nullable KnownItem nearby(String key) {
    KnownItem near = nearby.get(key);
    return near != null && !isSeen(near) ? near : null;
  }

  @Nullable KnownItem find(String key) throws SQLException {
    KnownItem near = nearby(key);
    if (near != null) {
      return near;
    }
    byKey.setString(1, key);
    KnownItem first = null;
    try (ResultSet rows = byKey.executeQuery()) {
      while (rows.next()) {
        KnownItem known = KnownItem.read(rows);
        if (!isSeen(known)) {
          return known;
        }
        first = first == null ? known : first;
      }
    }
    return first;
  }

  private boolean isSeen(KnownItem known) {
    return seen.get(Math.toIntExact(known.id()));
  }

  @Override
  public void close() throws SQLException {
    byKey.close();
  }
}
