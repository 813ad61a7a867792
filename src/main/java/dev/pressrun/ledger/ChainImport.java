package dev.pressrun.ledger;

import dev.pressrun.model.Fingerprint;
import dev.pressrun.model.Picture;
import dev.pressrun.model.Reference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes in which items are made from the pictures of others. A parent may stand anywhere in the
 * input, so what a child asks for is known only when all rows are in: until then it is taken to ask
 * for what it asked before, and {@link #finish} says what has become of it.
 */
final class ChainImport {
  private static final String OWN = "SELECT own FROM chain WHERE id = ?";
  private static final String FORGET_LINKS = "DELETE FROM link WHERE child_id = ?";
  private static final String FORGET = "DELETE FROM chain WHERE id = ?";
  private static final String REMEMBER =
      "MERGE INTO chain (id, own, level, paged, waits) VALUES (?, ?, -1, TRUE, FALSE)";
  private static final String LINK =
      "MERGE INTO link (child_id, parent_key, said) VALUES (?, ?, ?)";
  private static final HexFormat HEX = HexFormat.of();

  private boolean any;
  private long lastId = -1;
  private byte @Nullable [] lastOwn;

  private ChainImport(boolean any) {
    this.any = any;
  }

  static ChainImport begin(Connection connection) throws SQLException {
    return new ChainImport(ChainTables.hold(connection));
  }

  /** Whether any item is made from the pictures of others. */
  boolean any() {
    return any;
  }

  /** The item as it is to be compared with the known one for now. */
  WantedItem provisional(Connection connection, KnownItem known, WantedItem wanted)
      throws SQLException {
    if (!any || wanted.parents().isEmpty()) {
      return wanted;
    }
    byte[] asked = LedgerRows.bytes(wanted.fingerprint());
    if (Arrays.equals(own(connection, known.id()), asked)) {
      return wanted.withFingerprint(new Fingerprint(HEX.formatHex(known.fingerprint())));
    }
    byte[] held = known.held();
    return held != null && Arrays.equals(select(connection, -known.id()), asked)
        ? wanted.withFingerprint(new Fingerprint(HEX.formatHex(held)))
        : wanted;
  }

  /** It is asked for twice in a row, before and after the comparison. */
  private byte @Nullable [] own(Connection connection, long id) throws SQLException {
    if (id != lastId) {
      lastId = id;
      lastOwn = select(connection, id);
    }
    return lastOwn;
  }

  private static byte @Nullable [] select(Connection connection, long id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OWN)) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getBytes(1) : null;
      }
    }
  }

  /** What it holds may be asked for again, by this row or by another of its key. */
  private void keepHeld(Connection connection, KnownItem known) throws SQLException {
    byte[] own = own(connection, known.id());
    if (own != null && known.holdsItsOwn()) {
      execute(connection, REMEMBER, -known.id(), own);
    }
  }

  /**
   * Remembers from whose pictures an item is made.
   *
   * @param known null: the item is new
   */
  void note(Connection connection, long id, @Nullable KnownItem known, WantedItem wanted)
      throws SQLException {
    List<Reference.ResultOf> parents = wanted.parents();
    if (parents.isEmpty()) {
      if (any && known != null && !known.asksFor(wanted)) {
        keepHeld(connection, known);
        execute(connection, FORGET_LINKS, id);
        execute(connection, FORGET, id);
        lastId = -1;
      }
      return;
    }
    byte[] own = LedgerRows.bytes(wanted.fingerprint());
    boolean isNew = known == null;
    if (isNew || !Arrays.equals(own, own(connection, id))) {
      if (known != null) {
        keepHeld(connection, known);
        execute(connection, FORGET_LINKS, id);
      }
      execute(connection, REMEMBER, id, own);
      for (Reference.ResultOf parent : parents) {
        execute(connection, LINK, id, parent.key(), parent.column());
      }
      any = true;
      lastId = -1;
    }
  }

  /** The rows of an item were moved to another. */
  void moved() {
    lastId = -1;
  }

  /**
   * Ends the import, when all rows are in: circles and keys that nobody has are invalid, and a
   * child whose parent asks for something else now is to be made anew.
   *
   * @return how many items ask for something else although their own rows are as they were
   */
  long finish(Connection connection, String inputFile, Predicate<Picture> intact)
      throws SQLException {
    if (!any) {
      return 0;
    }
    new ChainProblems(connection, inputFile).unknownKeys();
    long changed = new ChainLevels(connection, intact).walk();
    new ChainProblems(connection, inputFile).circles();
    return changed;
  }

  static int execute(Connection connection, String sql, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      return statement.executeUpdate();
    }
  }
}
