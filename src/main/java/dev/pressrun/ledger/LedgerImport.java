package dev.pressrun.ledger;

import dev.pressrun.model.Picture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Brings the ledger in line with the input, chunk by chunk, in the caller's transactions: new items
 * are added, changed ones are to be made anew, unchanged ones cost a comparison and nothing else.
 * To do it again does no harm, so an import that was cut off is simply repeated.
 *
 * <p>Memory: two bits for each item of the ledger, two more for each that has changed, and up to 32
 * MB for a first import.
 */
public final class LedgerImport {
  private static final String OPEN = "open";
  private static final String ENDED = "ended";
  private static final String COUNTS =
      "SELECT COUNT(CASE WHEN i.state = 'INVALID' THEN 1 END), COUNT(CASE WHEN i.state = 'SUBMITTED' AND EXISTS"
          + " (SELECT 1 FROM attempt a WHERE a.id = i.attempt_id AND a.state = 'BILLED') THEN 1 END)"
          + " FROM item i WHERE i.position IS NOT NULL";

  private final Predicate<Picture> intact;
  private final String inputFile;
  private final ChainImport chains;
  private final boolean lastWasCutOff;
  private final TakenItems taken;
  private final long knownAtStart;
  private final ImportTally tally = new ImportTally();
  private final SeenHashes keys = new SeenHashes();
  private final SeenHashes names = new SeenHashes();
  private boolean touched;
  private long nextId;
  private long position;

  private LedgerImport(
      Predicate<Picture> intact, String inputFile, ChainImport chains, Known known) {
    this.intact = intact;
    this.chains = chains;
    this.inputFile = inputFile;
    this.lastWasCutOff = known.cutOff();
    this.taken = new TakenItems(known.unsettled());
    this.knownAtStart = known.items();
    this.nextId = known.lastId() + 1;
  }

  private record Known(long items, long lastId, boolean cutOff, Set<String> unsettled) {}

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
      Known known =
          new Known(
              row.getLong(1),
              row.getLong(2),
              wasCutOff(connection),
              Collisions.unsettled(connection));
      mark(connection, OPEN);
      return new LedgerImport(intact, inputFile, ChainImport.begin(connection), known);
    }
  }

  /** Whether the last import began and did not end. */
  static boolean wasCutOff(Connection connection) throws SQLException {
    try (PreparedStatement read =
            connection.prepareStatement("SELECT text FROM ledger_meta WHERE name = 'import'");
        ResultSet row = read.executeQuery()) {
      return row.next() && row.getString(1).equals(OPEN);
    }
  }

  private static void mark(Connection connection, String mark) throws SQLException {
    ChainImport.execute(
        connection, "MERGE INTO ledger_meta (name, text) VALUES ('import', ?)", mark);
  }

  /** Takes in the next items of the input, in its order. */
  public void write(Connection connection, List<? extends WantedItem> chunk) throws SQLException {
    try (ImportStatements statements = new ImportStatements(connection, knownAtStart == 0);
        ChangedTexts texts = new ChangedTexts(connection);
        KnownItems lookup =
            knownAtStart == 0
                ? null
                : new KnownItems(
                    connection, taken, eyes(connection), position, position + chunk.size())) {
      for (WantedItem wanted : chunk) {
        KnownItems.Found found = lookup == null ? null : lookup.find(wanted, position);
        if (found == null) {
          add(connection, statements, wanted);
        } else {
          if (found.evicts()) {
            evict(connection, statements, found.known(), wanted);
          }
          WantedItem compared = chains.provisional(connection, found.known(), wanted);
          taken.take(found.known().id(), found.known().holds(compared));
          count(texts, found, compared);
          update(statements, found.known(), compared);
          chains.note(connection, found.known().id(), found.known(), wanted);
        }
        position++;
      }
      statements.execute();
    }
  }

  private KnownItems.Eyes eyes(Connection connection) {
    return new KnownItems.Eyes() {
      @Override
      public KnownItem known(KnownItem known) {
        return known;
      }

      @Override
      public WantedItem wanted(KnownItem known, WantedItem wanted) throws SQLException {
        return chains.provisional(connection, known, wanted);
      }
    };
  }

  private void add(Connection connection, ImportStatements statements, WantedItem wanted)
      throws SQLException {
    tally.added();
    touched = true;
    taken.take(nextId, false);
    if (knownAtStart == 0) {
      keys.add(TextHash.of(wanted.key().value()));
      names.add(TextHash.of(wanted.foldedName()));
    }
    chains.note(connection, nextId, null, wanted);
    statements.insert(nextId++, position, wanted, TextHash.of(wanted));
  }

  private void evict(
      Connection connection, ImportStatements statements, KnownItem known, WantedItem wanted)
      throws SQLException {
    statements.execute();
    taken.take(nextId, false);
    Evictions.Evicted evicted = Evictions.evict(connection, known.id(), nextId++);
    chains.moved();
    tally.evicted(known, evicted.line(), wanted.request(), evicted.request());
  }

  /** What holds what its row asks for has not changed, whatever other row was taken for it. */
  private void count(ChangedTexts texts, KnownItems.Found found, WantedItem wanted)
      throws SQLException {
    if (found.evicts() || found.known().asksFor(wanted)) {
      tally.unchanged();
    } else {
      tally.changed(found.known(), wanted, texts.note(found.known(), wanted));
    }
  }

  private void update(ImportStatements statements, KnownItem known, WantedItem wanted)
      throws SQLException {
    ImportVerdict verdict = known.verdict(wanted, intact);
    long textHash = TextHash.of(wanted);
    if (verdict != ImportVerdict.KEEP
        || !known.asksFor(wanted)
        || known.textHash() != textHash
        || known.position() != position) {
      touched = true;
      statements.update(known, position, wanted, textHash, verdict);
    }
  }

  /**
   * Whether items may share a key or a file name, or be made from others. Of a first import this is
   * known without a look at the ledger.
   */
  private boolean mayCollide() {
    boolean areApart = !keys.mayBeDoubled() && !names.mayBeDoubled() && !chains.any();
    return lastWasCutOff || touched && !(knownAtStart == 0 && areApart);
  }

  /**
   * Ends the import: items that are gone from the input are set apart, and items that collide are
   * found.
   */
  public ImportResult finish(Connection connection) throws SQLException {
    Schema.ensureIndex(connection);
    long gone = knownAtStart == 0 ? 0 : GoneItems.setApart(connection, taken.ids(), position);
    if (mayCollide()) {
      Collisions.invalidate(connection, inputFile);
      tally.followed(chains.finish(connection, inputFile, intact));
    }
    mark(connection, ENDED);
    try (PreparedStatement count = connection.prepareStatement(COUNTS);
        ResultSet row = count.executeQuery()) {
      row.next();
      return tally.result(row.getLong(1), gone, row.getLong(2));
    }
  }
}
