package dev.pressrun.ledger;

import dev.pressrun.model.Problem;
import dev.pressrun.model.Spelling;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds items that can never be made: their parent is in no row, or they wait for themselves. */
final class ChainProblems {
  /** So many get the nearest key, for which all keys are read once. */
  private static final int HINTED = 20;

  private static final int PAGE = 500;
  private static final int SHOWN = 6;
  private static final String RESOLVE =
      "UPDATE link SET parent_id = (SELECT i.id FROM item_text t JOIN item i ON i.id = t.id WHERE t.item_key = link.parent_key AND i.position IS NOT NULL"
          + " ORDER BY CASE i.state WHEN 'INVALID' THEN 1 ELSE 0 END, i.id LIMIT 1)";
  private static final String GONE =
      "SELECT c.id FROM chain c JOIN item i ON i.id = c.id WHERE i.position IS NULL";
  private static final String WRONG =
      "SELECT l.child_id, t.line, l.parent_key, l.said FROM link l JOIN item_text t ON t.id = l.child_id";
  private static final String UNKNOWN =
      WRONG + " WHERE l.parent_id IS NULL ORDER BY l.child_id LIMIT " + PAGE;
  private static final String IN_A_CIRCLE =
      WRONG
          + " JOIN chain p ON p.id = l.parent_id JOIN chain c ON c.id = l.child_id"
          + " WHERE c.level = -1 AND p.level = -1 ORDER BY l.child_id LIMIT "
          + PAGE;
  private static final String NEXT_IN_CIRCLE =
      "SELECT l.parent_key FROM item_text t JOIN item i ON i.id = t.id JOIN link l ON l.child_id = t.id JOIN chain p ON p.id = l.parent_id"
          + " WHERE t.item_key = ? AND i.position IS NOT NULL AND p.level = -1 ORDER BY l.parent_key LIMIT 1";

  private final Connection connection;
  private final String inputFile;

  ChainProblems(Connection connection, String inputFile) {
    this.connection = connection;
    this.inputFile = inputFile;
  }

  private record Wrong(long id, long line, String parentKey, @Nullable String said) {}

  /** Finds each link's parent; a child without one is invalid. */
  void unknownKeys() throws SQLException {
    ChainImport.execute(connection, "DELETE FROM link WHERE child_id IN (" + GONE + ")");
    ChainImport.execute(connection, "DELETE FROM chain WHERE id IN (" + GONE + ")");
    ChainImport.execute(connection, RESOLVE);
    List<Wrong> page = wrong(UNKNOWN);
    Map<String, String> nearest = nearest(page);
    while (!page.isEmpty()) {
      for (Wrong wrong : page) {
        String near = nearest.get(wrong.parentKey());
        invalidate(
            wrong,
            "found \"generation:%s\"; no row has the id \"%s\"%s"
                .formatted(
                    wrong.parentKey(),
                    wrong.parentKey(),
                    near == null ? "" : "; the nearest is \"" + near + '"'));
      }
      page = wrong(UNKNOWN);
    }
  }

  /** What no level reached waits for itself in the end. */
  void circles() throws SQLException {
    List<Wrong> page = wrong(IN_A_CIRCLE);
    while (!page.isEmpty()) {
      Map<Long, String> words = new HashMap<>();
      for (Wrong wrong : page) {
        words.putIfAbsent(wrong.id(), way(wrong.parentKey()));
      }
      for (Wrong wrong : page) {
        invalidate(
            wrong,
            "it is to be made from "
                + words.get(wrong.id())
                + ": a circle, of which no picture can be the first");
      }
      page = wrong(IN_A_CIRCLE);
    }
  }

  /** Such as {@code "a", which is to be made from "b", …}. */
  private String way(String first) throws SQLException {
    List<String> keys = new ArrayList<>();
    String key = first;
    while (key != null && keys.size() < SHOWN && !keys.contains(key)) {
      keys.add(key);
      key = next(key);
    }
    if (key != null) {
      keys.add(key);
    }
    return '"' + String.join("\", which is to be made from \"", keys) + '"';
  }

  private @Nullable String next(String key) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(NEXT_IN_CIRCLE)) {
      select.setString(1, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  private List<Wrong> wrong(String sql) throws SQLException {
    List<Wrong> wrong = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        wrong.add(
            new Wrong(rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getString(4)));
      }
    }
    return wrong;
  }

  private Map<String, String> nearest(List<Wrong> wrong) throws SQLException {
    List<String> sought = wrong.stream().map(Wrong::parentKey).distinct().limit(HINTED).toList();
    if (sought.isEmpty()) {
      return Map.of();
    }
    Map<String, Spelling> best = new HashMap<>();
    sought.forEach(key -> best.put(key, new Spelling(key)));
    try (PreparedStatement select =
            connection.prepareStatement("SELECT item_key FROM item WHERE position IS NOT NULL");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        String key = rows.getString(1);
        best.values().forEach(spelling -> spelling.offer(key));
      }
    }
    Map<String, String> nearest = new HashMap<>();
    best.forEach((key, spelling) -> spelling.nearest().ifPresent(near -> nearest.put(key, near)));
    return nearest;
  }

  private void invalidate(Wrong wrong, String message) throws SQLException {
    ChainImport.execute(
        connection,
        "UPDATE item SET state = 'INVALID' WHERE id = ? AND state IN ('PENDING', 'FAILED', 'DONE')",
        wrong.id());
    ChainImport.execute(
        connection,
        "UPDATE item_text SET problems = ?, request = NULL WHERE id = ?",
        RequestJson.writeProblems(
            List.of(new Problem(inputFile, wrong.line(), wrong.said(), message))),
        wrong.id());
    ChainImport.execute(connection, "DELETE FROM link WHERE child_id = ?", wrong.id());
    ChainImport.execute(connection, "DELETE FROM chain WHERE id = ?", wrong.id());
  }
}
