package dev.pressrun.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;

/**
 * Items that the input does not have any more: they lose their place, but not what was paid for
 * them.
 */
final class GoneItems {
  private GoneItems() {}

  /**
   * Takes the place from every placed item that was not seen, and returns how many there were.
   *
   * @param end the position after the input's last
   */
  static long setApart(Connection connection, BitSet seen, long end) throws SQLException {
    BitSet placed = new BitSet();
    try (PreparedStatement ids =
            connection.prepareStatement("SELECT id FROM item WHERE position IS NOT NULL");
        ResultSet rows = ids.executeQuery()) {
      while (rows.next()) {
        placed.set(Math.toIntExact(rows.getLong(1)));
      }
    }
    placed.andNot(seen);
    remove(connection, placed);
    try (PreparedStatement beyond =
        connection.prepareStatement("DELETE FROM place WHERE position >= ?")) {
      beyond.setLong(1, end);
      beyond.executeUpdate();
    }
    return placed.cardinality();
  }

  private static void remove(Connection connection, BitSet gone) throws SQLException {
    try (PreparedStatement displace =
            connection.prepareStatement("UPDATE item SET position = NULL WHERE id = ?");
        PreparedStatement text =
            connection.prepareStatement(
                "DELETE FROM item_text WHERE id IN (SELECT id FROM item WHERE state = 'INVALID' AND position IS NULL AND attempts = 0)");
        PreparedStatement invalid =
            connection.prepareStatement(
                "DELETE FROM item WHERE state = 'INVALID' AND position IS NULL AND attempts = 0")) {
      for (int id = gone.nextSetBit(0); id >= 0; id = gone.nextSetBit(id + 1)) {
        displace.setLong(1, id);
        displace.executeUpdate();
      }
      text.executeUpdate();
      invalid.executeUpdate();
    }
  }
}
