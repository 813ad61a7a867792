package dev.pressrun.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of items that are made from the pictures of others. They have rows for such items
 * alone: whoever has none pays nothing.
 *
 * <p>{@code chain}: {@code own} is the fingerprint of what the item itself asks for, without that
 * of its parents; {@code paged} says whether it comes with the pages of what waits at a run's
 * start, {@code waits} whether a parent's end is to bring it forth. A row with a negated id says
 * what an item asked for itself when it got what it holds, where it has asked for something else
 * since.
 */
final class ChainTables {
  private static final List<String> STATEMENTS =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS chain (
            id BIGINT PRIMARY KEY,
            own VARBINARY(16) NOT NULL,
            level INT NOT NULL,
            paged BOOLEAN NOT NULL,
            waits BOOLEAN NOT NULL)""",
          """
          CREATE TABLE IF NOT EXISTS link (
            child_id BIGINT NOT NULL,
            parent_key VARCHAR NOT NULL,
            said VARCHAR,
            parent_id BIGINT,
            PRIMARY KEY (child_id, parent_key))""",
          "CREATE INDEX IF NOT EXISTS chain_by_level ON chain (level, id)",
          "CREATE INDEX IF NOT EXISTS link_by_parent ON link (parent_id, child_id)");

  private ChainTables() {}

  static void ensure(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : STATEMENTS) {
        statement.execute(sql);
      }
    }
  }

  /** Whether any item is made from another's picture. */
  static boolean hold(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT 1 FROM chain LIMIT 1")) {
      return row.next();
    }
  }
}
