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
 * Finds the known items of a chunk of the input by key: mostly where they stood last time, which
 * reads whole pages of the ledger in order.
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

  private final BitSet seen;
  private final Map<String, KnownItem> nearby = new HashMap<>();
  private final PreparedStatement byKey;

  /**
   * @param seen the ids of items that the input has named already; followed as it grows
   * @param position of the chunk's first item
   * @param size of the chunk
   */
  KnownItems(Connection connection, BitSet seen, long position, int size) throws SQLException {
    this.seen = seen;
    this.byKey = connection.prepareStatement(BY_KEY);
    try (PreparedStatement range = connection.prepareStatement(AT_POSITIONS)) {
      range.setLong(1, position);
      range.setLong(2, position + size);
      try (ResultSet rows = range.executeQuery()) {
        while (rows.next()) {
          KnownItem known = KnownItem.read(rows);
          nearby.putIfAbsent(known.key(), known);
        }
      }
    }
  }

  /** The item of this key that the input has not named yet, else one that it has, if any. */
  @Nullable KnownItem find(String key) throws SQLException {
    KnownItem near = nearby.get(key);
    if (near != null && !seen.get(Math.toIntExact(near.id()))) {
      return near;
    }
    byKey.setString(1, key);
    KnownItem first = null;
    try (ResultSet rows = byKey.executeQuery()) {
      while (rows.next()) {
        KnownItem known = KnownItem.read(rows);
        if (!seen.get(Math.toIntExact(known.id()))) {
          return known;
        }
        first = first == null ? known : first;
      }
    }
    return first;
  }

  @Override
  public void close() throws SQLException {
    byKey.close();
  }
}
