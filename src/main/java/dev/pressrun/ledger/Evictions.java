package dev.pressrun.ledger;

import dev.pressrun.model.ImageRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Moves a row out of an item that is another row's, into an item of its own without a history. */
final class Evictions {
  private static final String ITEM =
      "INSERT INTO item (id, position, item_key, folded_name_hash, text_hash, state, fingerprint, tries, attempts, paid)"
          + " SELECT ?, i.position, i.item_key, i.folded_name_hash, i.text_hash,"
          + " CASE WHEN t.request IS NULL THEN 'INVALID' ELSE 'PENDING' END, i.fingerprint, 0, 0, 0"
          + " FROM item i JOIN item_text t ON t.id = i.id WHERE i.id = ?";
  private static final String TEXT =
      "INSERT INTO item_text (id, item_key, line, output_name, price, request, cells, problems)"
          + " SELECT ?, item_key, line, output_name, price, request, cells, problems FROM item_text WHERE id = ?";
  private static final String PLACE =
      "UPDATE place SET id = ? WHERE position = (SELECT i.position FROM item i WHERE i.id = ?)";
  private static final String CHAIN = "UPDATE chain SET id = ? WHERE id = ?";
  private static final String LINKS = "UPDATE link SET child_id = ? WHERE child_id = ?";
  private static final String TOLD = "UPDATE item_text SET changed = NULL WHERE id = ?";

  private Evictions() {}

  /**
   * What was moved out.
   *
   * @param line where the row begins
   * @param request null where it is bad
   */
  record Evicted(long line, @Nullable ImageRequest request) {}

  /** Moves the row that an item is so far into a new item. */
  static Evicted evict(Connection connection, long id, long newId) throws SQLException {
    for (String move : new String[] {ITEM, TEXT, PLACE, CHAIN, LINKS}) {
      ChainImport.execute(connection, move, newId, id);
    }
    ChainImport.execute(connection, TOLD, id);
    try (PreparedStatement select =
        connection.prepareStatement("SELECT line, request FROM item_text WHERE id = ?")) {
      select.setLong(1, newId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        String request = row.getString(2);
        return new Evicted(row.getLong(1), request == null ? null : RequestJson.request(request));
      }
    }
  }
}
