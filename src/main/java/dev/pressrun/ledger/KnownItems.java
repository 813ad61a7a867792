package dev.pressrun.ledger;

import dev.pressrun.model.ItemState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the items that the ledger knows by key: mostly where they stood last time, which reads
 * whole pages of the ledger in order.
 *
 * <p>Several rows may have one id, and several items too where that was so once. Which of the items
 * a row is must not cost a picture that is paid for. So what an item holds belongs to the row that
 * asks for it; another row that has taken the item before moves out.
 */
final class KnownItems implements AutoCloseable {
  private static final String AT_POSITIONS =
      KnownItem.BY_PLACE + " WHERE p.position >= ? AND p.position < ? ORDER BY p.position";
  private static final String BY_KEY = KnownItem.BY_TEXT + " WHERE t.item_key = ? ORDER BY i.id";

  private static final int HOLDS = 1;
  private static final int TAKES_OVER = 2;
  private static final int ASKS = 4;
  private static final int ALIKE = 6;
  private static final int OTHER = 8;
  private static final int NEVER = 9;

  private final Map<String, KnownItem> nearby = new HashMap<>();
  private final TakenItems taken;
  private final Eyes eyes;
  private final PreparedStatement byKey;

  /** How an import looks at rows and items before it compares them. */
  interface Eyes {
    /** The item as it will be when the import finds it. */
    KnownItem known(KnownItem known);

    /** The row as it is to be compared with the item. */
    WantedItem wanted(KnownItem known, WantedItem wanted) throws SQLException;
  }

  /**
   * The item that a row is.
   *
   * @param evicts whether another row was it so far, which is none of the known items now
   */
  record Found(KnownItem known, boolean evicts) {}

  /**
   * Prepares to find the items of the input from one position to before another.
   *
   * @param taken those that were found before
   */
  KnownItems(Connection connection, TakenItems taken, Eyes eyes, long from, long before)
      throws SQLException {
    this.taken = taken;
    this.eyes = eyes;
    this.byKey = connection.prepareStatement(BY_KEY);
    try (PreparedStatement range = connection.prepareStatement(AT_POSITIONS)) {
      range.setLong(1, from);
      range.setLong(2, before);
      try (ResultSet rows = range.executeQuery()) {
        while (rows.next()) {
          KnownItem known = eyes.known(KnownItem.read(rows));
          if (!taken.isTaken(known)) {
            nearby.putIfAbsent(known.key(), known);
          }
        }
      }
    }
  }

  /** The item where it stood last time; null where it did not stand here. */
  @Nullable Found nearby(WantedItem wanted) {
    KnownItem near = nearby.get(wanted.key().value());
    return near != null && !taken.isTaken(near) ? new Found(near, false) : null;
  }

  /**
   * The item that a row is; null where it is a new one.
   *
   * @param position where the row stands
   */
  @Nullable Found find(WantedItem wanted, long position) throws SQLException {
    Found near = nearby(wanted);
    if (near != null && isUnchanged(near.known(), wanted)) {
      return near;
    }
    Found best = near;
    int least = near == null ? NEVER : strangeness(near.known(), wanted, position);
    if (least <= HOLDS) {
      return best;
    }
    byKey.setString(1, wanted.key().value());
    try (ResultSet rows = byKey.executeQuery()) {
      while (rows.next()) {
        KnownItem known = eyes.known(KnownItem.read(rows));
        int strange = strangeness(known, wanted, position);
        if (strange < least) {
          best = new Found(known, taken.isTaken(known));
          least = strange;
        }
      }
    }
    return best;
  }

  private boolean isUnchanged(KnownItem near, WantedItem wanted) throws SQLException {
    return wanted.request() == null
        ? isInvalid(near)
        : !isInvalid(near)
            && !taken.isUnsettled(near.key())
            && near.asksFor(eyes.wanted(near, wanted));
  }

  /** How little an item is the row; {@link #NEVER} where it cannot be. */
  private int strangeness(KnownItem known, WantedItem wanted, long position) throws SQLException {
    WantedItem compared = eyes.wanted(known, wanted);
    boolean holds = known.holds(compared);
    if (taken.isTaken(known)) {
      return holds && !taken.isHeld(known) ? TAKES_OVER : NEVER;
    }
    boolean bad = wanted.request() == null;
    boolean inPlace = known.position() == position;
    boolean alike = bad == isInvalid(known) || !bad && inPlace;
    int strange = holds ? HOLDS : known.asksFor(compared) ? ASKS : alike ? ALIKE : OTHER;
    return inPlace ? strange - 1 : strange;
  }

  private static boolean isInvalid(KnownItem known) {
    return known.state() == ItemState.INVALID;
  }

  @Override
  public void close() throws SQLException {
    byKey.close();
  }
}
