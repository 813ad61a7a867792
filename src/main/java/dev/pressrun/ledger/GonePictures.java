package dev.pressrun.ledger;

import dev.pressrun.model.Picture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/** Where the pictures are of items that are gone from the input, and of those that came back. */
public final class GonePictures {
  /**
   * Written with the first picture that is moved aside, so that no other job pays for the search.
   */
  private static final String EVER = "pruned";

  private static final String GONE =
      " FROM item WHERE position IS NULL AND file IS NOT NULL"
          + " AND state NOT IN ('SUBMITTING', 'SUBMITTED', 'IN_DOUBT')";
  private static final String COLUMNS = "SELECT id, file, bytes, modified, sha256, width, height";
  private static final String RETURNED =
      " FROM item WHERE position IS NOT NULL AND state = 'DONE' AND file LIKE 'pruned/%'";
  private static final String PAGE = " AND id > ? ORDER BY id LIMIT ?";

  private final DataSource dataSource;
  private final LedgerQueries queries;

  public GonePictures(Ledger ledger) {
    this.dataSource = ledger.dataSource();
    this.queries = new LedgerQueries(ledger);
  }

  /** A picture and the number of its item. */
  public record Kept(long itemId, Picture picture) {}

  /** How many pictures of items that are gone have not been moved aside. */
  public long count() {
    return LedgerQueries.list(
            dataSource,
            "SELECT COUNT(*)" + GONE + " AND file NOT LIKE 'pruned/%'",
            row -> row.getLong(1))
        .get(0);
  }

  /** The next pictures of items that are gone, wherever they are. */
  public List<Kept> gone(long afterId, int limit) {
    return page(GONE, afterId, limit);
  }

  /** The next pictures of items that are done, in the input again, and still aside. */
  public List<Kept> returned(long afterId, int limit) {
    return queries.get(EVER) == null ? List.of() : page(RETURNED, afterId, limit);
  }

  private List<Kept> page(String rows, long afterId, int limit) {
    return LedgerQueries.list(
        dataSource,
        COLUMNS + rows + PAGE,
        row -> {
          Picture picture = LedgerRows.picture(row);
          return new Kept(row.getLong("id"), Objects.requireNonNull(picture));
        },
        afterId,
        limit);
  }

  /**
   * Writes down where pictures are from now on; durable on return.
   *
   * @param files by item, relative to the output folder
   */
  public void move(Map<Long, String> files) {
    if (files.isEmpty()) {
      return;
    }
    queries.put(EVER, "yes");
    try (Connection connection = dataSource.getConnection();
        Statement sync = connection.createStatement();
        PreparedStatement update =
            connection.prepareStatement("UPDATE item SET file = ? WHERE id = ?")) {
      connection.setAutoCommit(false);
      for (Map.Entry<Long, String> file : files.entrySet()) {
        update.setString(1, file.getValue());
        update.setLong(2, file.getKey());
        update.executeUpdate();
      }
      connection.commit();
      connection.setAutoCommit(true);
      LedgerFile.sync(sync);
    } catch (SQLException e) {
      throw LedgerException.of("written", e);
    }
  }
}
