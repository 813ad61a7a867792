package dev.pressrun.ledger;

import dev.pressrun.model.FailureCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Carries out the user's wish to have items made or fetched again; the next run does it. */
public final class Reruns {
  private static final String FETCH_AGAIN =
      "UPDATE item SET state = 'SUBMITTED', failure_code = NULL, failure_detail = NULL, finished_at = NULL"
          + " WHERE state = 'FAILED' AND failure_code = 'download_failed' AND generation_id IS NOT NULL";

  /** What the provider has no longer is not asked of it once more. */
  private static final String MAKE_AGAIN =
      "UPDATE item SET state = 'PENDING', tries = 0, failure_code = NULL, failure_detail = NULL, finished_at = NULL,"
          + " made_fingerprint = CASE failure_code WHEN 'not_found' THEN NULL ELSE made_fingerprint END"
          + " WHERE state = 'FAILED' AND failure_code <> 'download_failed' AND position IS NOT NULL";

  private static final String REMAKE =
      "UPDATE item SET state = 'PENDING', tries = 0, made_fingerprint = NULL, finished_at = NULL"
          + " WHERE state = 'DONE' AND position IS NOT NULL";
  private static final String UNCHANGED_PROMPT = " AND failure_code <> 'content_moderated'";
  private static final String KEYED =
      " AND id IN (SELECT t.id FROM item_text t WHERE t.item_key = ?)";
  private static final String SUSPECT = "UPDATE item SET modified = -1 WHERE state = 'DONE'";

  private final DataSource dataSource;

  public Reruns(Ledger ledger) {
    this.dataSource = ledger.dataSource();
  }

  /** Marks the selected items to be made or fetched again, and returns how many they are. */
  public int mark(Selection selection) {
    List<String> updates = new ArrayList<>();
    updates.add(FETCH_AGAIN + code(selection.code()));
    updates.add(MAKE_AGAIN + code(selection.code()) + (selection.force() ? "" : UNCHANGED_PROMPT));
    if (selection.done()) {
      updates.add(REMAKE);
    }
    return write(updates, selection.keys());
  }

  /** The picture's file is not what was stored: the next run fetches it again. */
  public void suspect(String key) {
    write(List.of(SUSPECT), List.of(key));
  }

  private static String code(@Nullable FailureCode code) {
    return code == null ? "" : " AND failure_code = '" + code.id() + "'";
  }

  private int write(List<String> updates, @Nullable List<String> keys) {
    try (Connection connection = dataSource.getConnection();
        Statement sync = connection.createStatement()) {
      connection.setAutoCommit(false);
      int marked = 0;
      for (String update : updates) {
        marked += keys == null ? execute(connection, update) : execute(connection, update, keys);
      }
      connection.commit();
      connection.setAutoCommit(true);
      LedgerFile.sync(sync);
      return marked;
    } catch (SQLException e) {
      throw LedgerException.of("written", e);
    }
  }

  private static int execute(Connection connection, String update) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(update);
    }
  }

  private static int execute(Connection connection, String update, List<String> keys)
      throws SQLException {
    int marked = 0;
    try (PreparedStatement statement = connection.prepareStatement(update + KEYED)) {
      for (String key : keys) {
        statement.setString(1, key);
        marked += statement.executeUpdate();
      }
    }
    return marked;
  }
}
