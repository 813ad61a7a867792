package dev.pressrun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.ItemState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A kill may leave rows as an open transaction had them, and H2 without the log of it. */
class LeftoversTest {
  private static final int ITEMS = 900;
  private static final String SUBMITTING =
      "UPDATE item SET state = 'SUBMITTING', attempts = 1, attempt_id = 1 WHERE id = 450";
  private static final String ADDED =
      "INSERT INTO attempt (id, request_id, item_id, fingerprint, run, state, price, sent_at)"
          + " SELECT 1, RANDOM_UUID(), id, fingerprint, 1, 'SENDING', 0, 0 FROM item WHERE id = 450";
  private static final String GONE = "DELETE FROM ledger_meta WHERE name = 'import'";

  private @TempDir Path folder;

  /** Whichever number the transaction had: at the next opening others get the same ones. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void items_are_as_they_were_before_a_transaction_that_was_killed(int before) throws Exception {
    take();
    killAmid(before, SUBMITTING, ADDED, GONE);
    try (OpenLedger open = new OpenLedger(folder)) {
      assertThat(open.states()).hasSize(ITEMS).containsOnly(ItemState.PENDING);
      assertThat(new LedgerQueries(open.ledger).hasSent()).isFalse();
      assertThat(new LedgerQueries(open.ledger).get("import")).isEqualTo("ended");
      open.make(open.pending("row-449"));
      assertThat(open.report("row-449").state()).isEqualTo(ItemState.DONE);
    }
  }

  @Test
  void what_was_committed_stays() throws Exception {
    take();
    try (OpenLedger open = new OpenLedger(folder);
        Connection connection = open.ledger.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE item SET state = 'FAILED'");
    }
    killAmid(0, "UPDATE item SET state = 'PENDING' WHERE id > 300 AND id < 600");
    try (OpenLedger open = new OpenLedger(folder)) {
      assertThat(open.states()).hasSize(ITEMS).containsOnly(ItemState.FAILED);
    }
  }

  private void take() throws SQLException {
    try (OpenLedger open = new OpenLedger(folder)) {
      open.take(
          IntStream.range(0, ITEMS).mapToObj(i -> Wanted.of(i, "row-" + i, "a cup")).toList(), 500);
    }
  }

  /**
   * Leaves the file as a kill does that comes while H2 writes it: with what the open transaction
   * has changed, and without its log.
   *
   * @param others how many transactions are open beside it
   */
  private void killAmid(int others, String... statements) throws SQLException {
    LedgerFile file = LedgerFile.open(folder);
    Connection connection = file.dataSource().getConnection();
    for (int i = 0; i < others; i++) {
      change(
          file.dataSource().getConnection(),
          "INSERT INTO ledger_meta (name, text) VALUES ('other-" + i + "', '')");
    }
    for (String sql : statements) {
      change(connection, sql);
    }
    MVStore store =
        ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession())
            .getDatabase()
            .getStore()
            .getMvStore();
    for (String name : List.copyOf(store.getMapNames())) {
      MVMap<?, ?> map = store.getMap(DataUtils.parseHexInt(store.getMetaMap().get("name." + name)));
      if (map != null && name.startsWith("undoLog")) {
        map.clear();
      }
    }
    store.commit();
    file.abandon();
  }

  private static void change(Connection connection, String sql) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
