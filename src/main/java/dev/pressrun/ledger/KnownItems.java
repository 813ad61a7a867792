package dev.pressrun.ledger;

import dev.pressrun.model.ItemState;
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
 *
 * <p>Several items have one key where several rows once had one id; mostly one of them was sent.
 * Which of them a row is must not cost a picture that is there: so a row that can be made is rather
 * the one that was sent, wherever that stood, and a row that is bad is rather another.
 */
final class KnownItems implements AutoCloseable {
  private static final String AT_POSITIONS =
      KnownItem.BY_PLACE + " WHERE p.position >= ? AND p.position < ? ORDER BY p.position";
  private static final String BY_KEY = KnownItem.BY_TEXT + " WHERE t.item_key = ? ORDER BY i.id";

  private final Map<String, KnownItem> nearby = new HashMap<>();
  private final BitSet seen;
  private final PreparedStatement byKey;

  /**
   * Prepares to find the items of the input from one position to before another.
   *
   * @param seen the ids of those that were found before, which are not found again
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
          if (!isSeen(known)) {
            nearby.putIfAbsent(known.key(), known);
          }
        }
      }
    }
  }

  /** The item where it stood last time; null where it did not stand here. */
  @Nullable KnownItem nearby(String key) {
    KnownItem near = nearby.get(key);
    return near != null && !isSeen(near) ? near : null;
  }

  /**
   * The item that a row is; null where it is a new one.
   *
   * @param position where the row stands
   */
  @Nullable KnownItem find(WantedItem wanted, long position) throws SQLException {
    KnownItem near = nearby(wanted.key().value());
    boolean bad = wanted.request() == null;
    if (near != null && bad == isInvalid(near)) {
      return near;
    }
    KnownItem best = near;
    int least = near == null ? Integer.MAX_VALUE : strangeness(near, wanted, position, near);
    byKey.setString(1, wanted.key().value());
    try (ResultSet rows = byKey.executeQuery()) {
      while (rows.next()) {
        KnownItem known = KnownItem.read(rows);
        int strange = strangeness(known, wanted, position, near);
        if (strange < least && !isSeen(known)) {
          best = known;
          least = strange;
        }
      }
    }
    return best;
  }

  /**
   * How little an item is the row, from 0. Where the one that stood here was refused, another is it
   * unless that one's own row is likely to come yet.
   */
  private static int strangeness(
      KnownItem known, WantedItem wanted, long position, @Nullable KnownItem near) {
    boolean isNear = near != null && near.id() == known.id();
    if (wanted.request() == null) {
      return isInvalid(known) ? 0 : isNear ? 1 : 2;
    }
    if (known.wasMadeFor(wanted)) {
      return 0;
    }
    if (isInvalid(known)) {
      return isNear ? 4 : 6;
    }
    if (known.asksFor(wanted)) {
      return 1;
    }
    boolean rowIsToCome = near != null && known.position() > position;
    return rowIsToCome ? 5 : known.position() >= 0 ? 2 : 3;
  }

  private static boolean isInvalid(KnownItem known) {
    return known.state() == ItemState.INVALID;
  }

  private boolean isSeen(KnownItem known) {
    return seen.get(Math.toIntExact(known.id()));
  }

  @Override
  public void close() throws SQLException {
    byKey.close();
  }
}
