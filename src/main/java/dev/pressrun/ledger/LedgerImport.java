package dev.pressrun.ledger;

import dev.pressrun.model.Picture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

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

  private final Predicate<Picture> intact;
  private final String inputFile;
  private final ChainImport chains;
  private final boolean lastWasCutOff;
  private final BitSet seen = new BitSet();
  private final long knownAtStart;
  private final ImportChanges.Builder changes = new ImportChanges.Builder();
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
        Schema.ensureIndex(connection);
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
    try (ImportStatements statements = new ImportStatements(connection, knownAtStart == 0);
        ChangedTexts texts = new ChangedTexts(connection);
        KnownItems lookup =
            knownAtStart == 0
                ? null
                : new KnownItems(connection, seen, position, position + chunk.size())) {
      for (WantedItem wanted : chunk) {
        KnownItem known = lookup == null ? null : lookup.find(wanted, position);
        if (known == null) {
          added++;
          touched = true;
          seen.set(Math.toIntExact(nextId));
          chains.note(connection, nextId, null, wanted);
          statements.insert(nextId++, position, wanted, TextHash.of(wanted));
        } else {
          seen.set(Math.toIntExact(known.id()));
          compare(statements, texts, known, chains.provisional(connection, known, wanted));
          chains.note(connection, known.id(), known, wanted);
        }
        position++;
      }
      statements.execute();
    }
  }

  private void compare(
      ImportStatements statements, ChangedTexts texts, KnownItem known, WantedItem wanted)
      throws SQLException {
    ImportVerdict verdict = known.verdict(wanted, intact);
    long textHash = TextHash.of(wanted);
    boolean sameRequest = known.asksFor(wanted);
    if (sameRequest) {
      unchanged++;
    } else {
      changed++;
      List<String> what = texts.note(known, wanted);
      if (!what.isEmpty()) {
        changes.add(wanted, what);
      }
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
    Schema.ensureIndex(connection);
    long gone = knownAtStart == 0 ? 0 : GoneItems.setApart(connection, seen, position);
    if (lastWasCutOff || touched) {
      Collisions.invalidate(connection, inputFile);
      long followed = chains.finish(connection, inputFile, intact);
      changed += followed;
      unchanged -= followed;
    }
    mark(connection, ENDED);
    return new ImportResult(
        added, changed, unchanged, invalid(connection), gone, fetchAgain, changes.build());
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
}
