package dev.pressrun.ledger;

import dev.pressrun.model.ItemState;
import dev.pressrun.model.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Items that share a key, or a file name on some file system: all but the first of each are
 * invalid, and say with which line they collide. The first is one that is made or under way, if one
 * is, else one that is paid for and still to be fetched, else the first of the input. What is made,
 * paid for or under way keeps its file name, whatever shares it; of one id only what is under way
 * stays beside another, and what was paid for once is not forgotten. What is under way for a row
 * that asks for something else by now goes on, but that row is refused like an unsent one.
 */
final class Collisions {
  /**
   * An index of hashes has every step of an item write a page of its own, so that this one is there
   * only while it is asked.
   */
  private static final String INDEX_NAMES =
      "CREATE INDEX IF NOT EXISTS item_by_name ON item (folded_name_hash)";

  private static final String INVALIDATE = "UPDATE item SET state = 'INVALID' WHERE id = ?";

  /** The next import is to look at its text again. */
  private static final String REFUSE = "UPDATE item SET text_hash = 0 WHERE id = ?";

  static final String FORGET_NAMES = "DROP INDEX IF EXISTS item_by_name";

  private record Colliding(long id, long line, String shared, Standing standing) {
    static Colliding read(ResultSet row) throws SQLException {
      return new Colliding(row.getLong(1), row.getLong(2), row.getString(3), standing(row));
    }

    private static Standing standing(ResultSet row) throws SQLException {
      boolean bought = row.getBoolean("bought");
      boolean billed = row.getBoolean("billed");
      return switch (ItemState.valueOf(row.getString("state"))) {
        case PENDING -> Standing.UNSENT;
        case FAILED -> bought && billed ? Standing.PAID : Standing.UNSENT;
        case DONE -> Standing.DONE;
        case INVALID -> Standing.REFUSED;
        case SUBMITTING, SUBMITTED, IN_DOUBT ->
            bought
                ? billed ? Standing.PAID : Standing.UNDER_WAY
                : superseded(row.getBoolean("good"), row.getBoolean("made"));
      };
    }
  }

  /** The standing of a row whose item is under way for something else. */
  private static Standing superseded(boolean good, boolean made) {
    return !good ? Standing.UNDER_WAY : made ? Standing.RETURNING : Standing.SUPERSEDED;
  }

  private Collisions() {}

  static void invalidate(Connection connection, String inputFile) throws SQLException {
    try (Statement index = connection.createStatement()) {
      invalidateKeys(connection, inputFile);
      index.execute(INDEX_NAMES);
      invalidateNames(connection, inputFile);
      index.execute(FORGET_NAMES);
    }
  }

  private static void invalidateKeys(Connection connection, String inputFile) throws SQLException {
    for (Object key : shared(connection, "item_text", "item_key")) {
      invalidate(
          connection,
          inputFile,
          true,
          colliding(connection, "t.item_key", key, "t.item_key"),
          "the id \"%s\" stands in line %d already; every row needs an id of its own");
    }
  }

  private static void invalidateNames(Connection connection, String inputFile) throws SQLException {
    for (Object hash : shared(connection, "item", "folded_name_hash")) {
      invalidate(
          connection,
          inputFile,
          false,
          colliding(connection, "i.folded_name_hash", hash, "t.output_name"),
          "its file would be named \"%s\", like that of line %d; add a column that tells them apart to output.file");
    }
  }

  /**
   * The keys of which several items may wait to be made: none where the last import has come to its
   * end, which left one of each at most.
   */
  static Set<String> unsettled(Connection connection) throws SQLException {
    Set<String> keys = new HashSet<>();
    if (LedgerImport.wasCutOff(connection) && Schema.isIndexed(connection)) {
      shared(connection, "item_text", "item_key").forEach(key -> keys.add(key.toString()));
    }
    return keys;
  }

  /** Also by items that are gone or invalid: so it is read from the column's index alone. */
  private static List<Object> shared(Connection connection, String table, String column)
      throws SQLException {
    List<Object> shared = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT %1$s FROM %2$s GROUP BY %1$s HAVING COUNT(*) > 1"
                    .formatted(column, table));
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        shared.add(rows.getObject(1));
      }
    }
    return shared;
  }

  private static List<Colliding> colliding(
      Connection connection, String column, Object value, String words) throws SQLException {
    List<Colliding> items = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT i.id, t.line, "
                + words
                + ", i.state, a.fingerprint = i.fingerprint AS bought, a.state = 'BILLED' AS billed, t.request IS NOT NULL AS good,"
                + " i.file IS NOT NULL AND i.made_fingerprint = i.fingerprint AS made"
                + " FROM item i JOIN item_text t ON t.id = i.id LEFT JOIN attempt a ON a.id = i.attempt_id WHERE "
                + column
                + " = ? AND i.position IS NOT NULL AND i.state <> 'INVALID' ORDER BY i.position")) {
      select.setObject(1, value);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          items.add(Colliding.read(rows));
        }
      }
    }
    items.sort(Comparator.comparingInt(item -> item.standing().rank()));
    return items;
  }

  private static void invalidate(
      Connection connection, String inputFile, boolean sameId, List<Colliding> items, String words)
      throws SQLException {
    for (Colliding later : items.subList(Math.min(1, items.size()), items.size())) {
      if (later.standing().givesWay(sameId)) {
        String message = words.formatted(later.shared(), items.get(0).line());
        ChainImport.execute(
            connection,
            later.standing().given() == Standing.REFUSED ? INVALIDATE : REFUSE,
            later.id());
        ChainImport.execute(
            connection,
            "UPDATE item_text SET problems = ?, request = NULL WHERE id = ?",
            RequestJson.writeProblems(List.of(new Problem(inputFile, later.line(), null, message))),
            later.id());
      }
    }
  }
}
