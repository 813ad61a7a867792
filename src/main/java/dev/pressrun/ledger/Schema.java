package dev.pressrun.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The ledger's tables. What changes with every step ({@code item}) is apart from what only an
 * import writes ({@code item_text}, {@code place}), since H2 writes whole pages of rows anew for
 * each change. The table of steps has no index, since each step of each item would take the row out
 * of every index and put it back: what a run looks for by state it finds in one pass by id, at its
 * start.
 */
final class Schema {
  static final int VERSION = 2;

  /** Which item stands where in the input; one whose own position is another has moved on. */
  private static final String PLACE =
      "CREATE TABLE IF NOT EXISTS place (position BIGINT PRIMARY KEY, id BIGINT NOT NULL)";

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE IF NOT EXISTS ledger_meta (name VARCHAR(50) PRIMARY KEY, text VARCHAR NOT NULL)",
          """
          CREATE TABLE IF NOT EXISTS item (
            id BIGINT PRIMARY KEY,
            position BIGINT,
            item_key VARCHAR NOT NULL,
            folded_name_hash BIGINT NOT NULL,
            text_hash BIGINT NOT NULL,
            state VARCHAR(10) NOT NULL,
            fingerprint VARBINARY(16) NOT NULL,
            tries INT NOT NULL,
            attempts INT NOT NULL,
            paid NUMERIC(18, 8) NOT NULL,
            attempt_id BIGINT,
            request_id UUID,
            generation_id VARCHAR,
            failure_code VARCHAR(40),
            failure_detail VARCHAR,
            submitted_at BIGINT,
            finished_at BIGINT,
            made_fingerprint VARBINARY(16),
            made_attempt BIGINT,
            file VARCHAR,
            bytes BIGINT,
            modified BIGINT,
            sha256 VARBINARY(32),
            width INT,
            height INT)""",
          """
          CREATE TABLE IF NOT EXISTS item_text (
            id BIGINT PRIMARY KEY,
            item_key VARCHAR NOT NULL,
            line BIGINT NOT NULL,
            output_name VARCHAR NOT NULL,
            price NUMERIC(18, 8),
            request VARCHAR,
            cells VARCHAR NOT NULL,
            problems VARCHAR,
            changed VARCHAR)""",
          PLACE,
          """
          CREATE TABLE IF NOT EXISTS attempt (
            id BIGINT PRIMARY KEY,
            request_id UUID NOT NULL,
            item_id BIGINT NOT NULL,
            fingerprint VARBINARY(16) NOT NULL,
            run INT NOT NULL,
            state VARCHAR(12) NOT NULL,
            price NUMERIC(18, 8),
            sent_at BIGINT NOT NULL,
            answered_at BIGINT,
            ended_at BIGINT,
            generation_id VARCHAR,
            failure_code VARCHAR(40))""");

  /** What tables of the first version lack. */
  private static final List<String> ADDED =
      List.of(
          "ALTER TABLE item_text ADD COLUMN IF NOT EXISTS changed VARCHAR",
          "ALTER TABLE item_text ADD COLUMN IF NOT EXISTS item_key VARCHAR DEFAULT '' NOT NULL",
          "UPDATE item_text SET item_key = (SELECT i.item_key FROM item i WHERE i.id = item_text.id)",
          PLACE,
          "MERGE INTO place (position, id) SELECT position, MAX(id) FROM item WHERE position IS NOT NULL GROUP BY position",
          "DROP INDEX IF EXISTS item_by_key",
          "DROP INDEX IF EXISTS item_by_position",
          Collisions.FORGET_NAMES,
          "UPDATE ledger_meta SET text = '" + VERSION + "' WHERE name = 'schema'");

  /**
   * Built after the first import: filling an index with keys in random order costs many times what
   * building it costs.
   */
  private static final String INDEX_KEYS =
      "CREATE INDEX IF NOT EXISTS text_by_key ON item_text (item_key)";

  private Schema() {}

  /** Makes the tables where there are none, and completes those that a kill left half made. */
  static void ensure(Connection connection) throws SQLException {
    ChainTables.ensure(connection);
    int found = version(connection);
    try (Statement statement = connection.createStatement()) {
      if (found > 0) {
        for (String addition : found < VERSION ? ADDED : List.of(Collisions.FORGET_NAMES)) {
          statement.execute(addition);
        }
        return;
      }
      for (String table : TABLES) {
        statement.execute(table);
      }
      statement.execute("INSERT INTO ledger_meta VALUES ('schema', '" + VERSION + "')");
    }
  }

  static void ensureIndex(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(INDEX_KEYS);
    }
  }

  /** Throws where the tables are of a newer version. */
  static void refuseNewer(Connection connection) throws SQLException {
    if (version(connection) > VERSION) {
      throw new LedgerException(
          "This output folder was written by a newer version of pressrun. Use that version; nothing was changed.");
    }
  }

  /**
   * Whether the tables are complete.
   *
   * @throws LedgerException where they are of an earlier version
   */
  static boolean isComplete(Connection connection) throws SQLException {
    int found = version(connection);
    if (found > 0 && found < VERSION) {
      throw new LedgerException(
          "This output folder was written by an earlier version of pressrun. The next run brings it up to date; after that it can be looked at.");
    }
    return found > 0;
  }

  /** Whether items can be found by their key without reading them all. */
  static boolean isIndexed(Connection connection) throws SQLException {
    try (ResultSet indexes =
        connection.getMetaData().getIndexInfo(null, null, "ITEM_TEXT", false, true)) {
      while (indexes.next()) {
        if ("TEXT_BY_KEY".equals(indexes.getString("INDEX_NAME"))) {
          return true;
        }
      }
      return false;
    }
  }

  static boolean holdsAttempts(Connection connection) throws SQLException {
    return exists(connection, "ATTEMPT");
  }

  /** Whether there is the table of items made from others, which older ledgers have not. */
  static boolean holdsChains(Connection connection) throws SQLException {
    return exists(connection, "CHAIN");
  }

  /** The version of the tables; 0 where they are not complete. */
  private static int version(Connection connection) throws SQLException {
    if (!exists(connection, "LEDGER_META")) {
      return 0;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT text FROM ledger_meta WHERE name = 'schema'")) {
      return row.next() ? Integer.parseInt(row.getString(1)) : 0;
    }
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    try (ResultSet tables = connection.getMetaData().getTables(null, null, table, null)) {
      return tables.next();
    }
  }
}
