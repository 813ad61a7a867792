package dev.pressrun.ledger;

import dev.pressrun.model.Picture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings the ledger in line with the input, chunk by chunk, in the caller's transactions: new items
 * are added, changed ones are to be made anew, unchanged ones cost a comparison and nothing else.
 * To do it again does no harm, so an import that was cut off is simply repeated.
 *
 * <p>Memory: one bit for each item of the ledger.
 */
public final class LedgerImport {
  private static final String OPEN = "open";
  private static final String ENDED = "ended";
  private static final String AT_POSITIONS =
      "SELECT "
          + KnownItem.COLUMNS
          + " FROM item WHERE position >= ? AND position < ? ORDER BY position";
  private static final String BY_KEY =
      "SELECT "
          + KnownItem.COLUMNS
          + " FROM item WHERE item_key = ? ORDER BY CASE state WHEN 'INVALID' THEN 1 ELSE 0 END, id";

  private final Predicate<Picture> intact;
  private final String inputFile;
  private final ChainImport chains;
  private final boolean lastWasCutOff;
  private final BitSet seen = new BitSet();
  private final long knownAtStart;
  private boolean touched;
  private long nextId;
  private long position;
  private long added;
  private long changed;
  private long unchanged;
  private long fetchAgain;

  private LedgerImport(
      Predicate<Picture> intact,
      String inputFile,
      ChainImport chains,
      Known known,
      boolean lastWasCutOff) {
    this.intact = intact;
    this.chains = chains;
    this.inputFile = inputFile;
    this.lastWasCutOff = lastWasCutOff;
    this.knownAtStart = known.items();
    this.nextId = known.lastId() + 1;
  }

  private record Known(long items, long lastId) {}

  /**
   * Begins an import.
   *
   * @param inputFile the input's name, for the words of problems
   * @param intact whether the file of a picture is still there as it was stored
   */
  public static LedgerImport begin(
      Connection connection, String inputFile, Predicate<Picture> intact) throws SQLException {
    try (PreparedStatement count =
            connection.prepareStatement("SELECT COUNT(*), COALESCE(MAX(id), 0) FROM item");
        ResultSet row = count.executeQuery()) {
      row.next();
      if (row.getLong(1) > 0) {
        Schema.ensureIndexes(connection);
      }
      Known known = new Known(row.getLong(1), row.getLong(2));
      return new LedgerImport(
          intact, inputFile, ChainImport.begin(connection), known, mark(connection, OPEN));
    }
  }

  /** Returns whether the import before this one began and did not end. */
  private static boolean mark(Connection connection, String mark) throws SQLException {
    try (PreparedStatement read =
            connection.prepareStatement("SELECT text FROM ledger_meta WHERE name = 'import'");
        PreparedStatement write =
            connection.prepareStatement(
                "MERGE INTO ledger_meta (name, text) VALUES ('import', ?)");
        ResultSet row = read.executeQuery()) {
      boolean open = row.next() && row.getString(1).equals(OPEN);
      write.setString(1, mark);
      write.executeUpdate();
      return open;
    }
  }

  /** Takes in the next items of the input, in its order. */
  public void write(Connection connection, List<? extends WantedItem> chunk) throws SQLException {
    try (ImportStatements statements = new ImportStatements(connection);
        Lookup lookup = knownAtStart == 0 ? null : new Lookup(connection, chunk.size())) {
      for (WantedItem wanted : chunk) {
        KnownItem known = lookup == null ? null : lookup.find(wanted.key().value());
        if (known == null || seen.get(Math.toIntExact(known.id()))) {
          added++;
          touched = true;
          seen.set(Math.toIntExact(nextId));
          chains.note(connection, nextId, null, wanted);
          statements.insert(nextId++, position, wanted, TextHash.of(wanted));
        } else {
          seen.set(Math.toIntExact(known.id()));
          compare(statements, known, chains.provisional(connection, known, wanted));
          chains.note(connection, known.id(), known, wanted);
        }
        position++;
      }
      statements.execute();
    }
  }

  private void compare(ImportStatements statements, KnownItem known, WantedItem wanted)
      throws SQLException {
    ImportVerdict verdict = known.verdict(wanted, intact);
    long textHash = TextHash.of(wanted);
    boolean sameRequest = known.asksFor(wanted);
    if (sameRequest) {
      unchanged++;
    } else {
      changed++;
    }
    if (verdict == ImportVerdict.FETCH_AGAIN) {
      fetchAgain++;
    }
    if (verdict != ImportVerdict.KEEP
        || !sameRequest
        || known.textHash() != textHash
        || known.position() != position) {
      touched = true;
      statements.update(known, position, wanted, textHash, verdict);
    }
  }

  /**
   * Ends the import: items that are gone from the input are set apart, and items that collide are
   * found.
   */
  public ImportResult finish(Connection connection) throws SQLException {
    Schema.ensureIndexes(connection);
    long gone = GoneItems.setApart(connection, seen);
    if (lastWasCutOff || touched) {
      Collisions.invalidate(connection, inputFile);
      long followed = chains.finish(connection, inputFile, intact);
      changed += followed;
      unchanged -= followed;
    }
    mark(connection, ENDED);
    return new ImportResult(added, changed, unchanged, invalid(connection), gone, fetchAgain);
  }

  private static long invalid(Connection connection) throws SQLException {
    try (PreparedStatement count =
            connection.prepareStatement(
                "SELECT COUNT(*) FROM item WHERE state = 'INVALID' AND position IS NOT NULL");
        ResultSet row = count.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * Finds known items by key: mostly where they stood last time, which reads whole pages of the
   * ledger in order.
   */
  private final class Lookup implements AutoCloseable {
    private final Map<String, KnownItem> nearby = new HashMap<>();
    private final PreparedStatement byKey;

    Lookup(Connection connection, int size) throws SQLException {
      this.byKey = connection.prepareStatement(BY_KEY);
      try (PreparedStatement range = connection.prepareStatement(AT_POSITIONS)) {
        range.setLong(1, position);
        range.setLong(2, position + size);
        try (ResultSet rows = range.executeQuery()) {
          while (rows.next()) {
            KnownItem known = KnownItem.read(rows);
            nearby.putIfAbsent(known.key(), known);
          }
        }
      }
    }

    @Nullable KnownItem find(String key) throws SQLException {
      KnownItem near = nearby.get(key);
      if (near != null && !seen.get(Math.toIntExact(near.id()))) {
        return near;
      }
      byKey.setString(1, key);
      KnownItem first = null;
      try (ResultSet rows = byKey.executeQuery()) {
        while (rows.next()) {
          KnownItem known = KnownItem.read(rows);
          if (!seen.get(Math.toIntExact(known.id()))) {
            return known;
          }
          first = first == null ? known : first;
        }
      }
      return first;
    }

    @Override
    public void close() throws SQLException {
      byKey.close();
    }
  }
}
