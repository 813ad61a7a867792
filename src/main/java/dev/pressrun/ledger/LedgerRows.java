package dev.pressrun.ledger;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.Fingerprint;
import dev.pressrun.model.ItemKey;
import dev.pressrun.model.Money;
import dev.pressrun.model.Picture;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How values stand in the ledger's columns. */
final class LedgerRows {
  private static final HexFormat HEX = HexFormat.of();

  private LedgerRows() {}

  static byte[] bytes(Fingerprint fingerprint) {
    return HEX.parseHex(fingerprint.hex());
  }

  static byte[] bytes(String hex) {
    return HEX.parseHex(hex);
  }

  static ItemKey key(ResultSet row) throws SQLException {
    return new ItemKey(row.getString("item_key"));
  }

  static Fingerprint fingerprint(ResultSet row) throws SQLException {
    return new Fingerprint(HEX.formatHex(row.getBytes("fingerprint")));
  }

  static @Nullable Money money(ResultSet row, String column) throws SQLException {
    BigDecimal amount = row.getBigDecimal(column);
    return amount == null ? null : new Money(amount);
  }

  static @Nullable BigDecimal decimal(@Nullable Money money) {
    return money == null ? null : money.dollars();
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  static @Nullable Failure failure(ResultSet row) throws SQLException {
    String code = row.getString("failure_code");
    if (code == null) {
      return null;
    }
    String detail = row.getString("failure_detail");
    return new Failure(
        FailureCode.ofId(code).orElse(FailureCode.UNKNOWN), detail == null ? "" : detail);
  }

  static @Nullable Picture picture(ResultSet row) throws SQLException {
    String file = row.getString("file");
    if (file == null) {
      return null;
    }
    return new Picture(
        file,
        row.getLong("bytes"),
        row.getLong("modified"),
        HEX.formatHex(row.getBytes("sha256")),
        row.getInt("width"),
        row.getInt("height"));
  }
}
