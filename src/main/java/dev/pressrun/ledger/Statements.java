package dev.pressrun.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Prepared statements of one connection, each prepared once. */
final class Statements {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final Statement plain;

  Statements(Connection connection) throws SQLException {
    this.connection = connection;
    this.plain = connection.createStatement();
  }

  PreparedStatement of(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      prepared.put(sql, known);
    }
    return known;
  }

  void sync() throws SQLException {
    LedgerFile.sync(plain);
  }
}
