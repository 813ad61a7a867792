package dev.pressrun.ledger;

import dev.pressrun.model.ItemState;
import dev.pressrun.model.Picture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

/**
 * Remembers of which input the last import was, so that one of the very same input need not be
 * repeated: where nothing but that input decides what is asked for, it could only find pictures
 * that are missing. Wherever anything else is to be done, this leaves it to an import.
 */
public final class LastImport {
  private static final String NOTE =
      "MERGE INTO ledger_meta (name, text) VALUES ('last-import', ?)";
  private static final String FORGET = "DELETE FROM ledger_meta WHERE name = 'last-import'";

  /** What an import might change though its input is the same. */
  private static final String OPEN =
      "SELECT state, file, bytes, modified, sha256, width, height FROM item WHERE position IS NOT NULL"
          + " AND (state IN ('SUBMITTED', 'INVALID') OR (file IS NOT NULL AND made_fingerprint = fingerprint AND state <> 'IN_DOUBT'))";

  private static final int HANDFUL = 500;
  private static final int AHEAD = 8;

  private final Predicate<Picture> intact;
  private final Deque<CompletableFuture<Boolean>> looks = new ArrayDeque<>();

  private LastImport(Predicate<Picture> intact) {
    this.intact = intact;
  }

  /**
   * An import has come to its end.
   *
   * @param digest of all that decided what it found
   * @param rows how many items it found
   */
  public static void note(Connection connection, String digest, long rows) throws SQLException {
    ChainImport.execute(connection, NOTE, digest + " " + rows);
  }

  /** An import begins. */
  public static void forget(Connection connection) throws SQLException {
    ChainImport.execute(connection, FORGET);
  }

  /**
   * What an import would find; empty where that takes an import.
   *
   * @param digest of all that would decide what it finds
   * @param intact whether the file of a picture is still there as it was stored; asked by several
   *     threads
   */
  public static Optional<ImportResult> repeat(
      LedgerData ledger, String digest, Predicate<Picture> intact) {
    String noted = new LedgerQueries(ledger).get("last-import");
    if (noted == null || !noted.startsWith(digest + " ")) {
      return Optional.empty();
    }
    long rows = Long.parseLong(noted.substring(digest.length() + 1));
    try (Connection connection = ledger.dataSource().getConnection();
        PreparedStatement open = connection.prepareStatement(OPEN);
        ResultSet items = open.executeQuery()) {
      return new LastImport(intact).holds(items)
          ? Optional.of(new ImportResult(0, 0, rows, 0, 0, 0, ImportChanges.NONE))
          : Optional.empty();
    } catch (SQLException e) {
      throw LedgerException.of("read", e);
    }
  }

  private boolean holds(ResultSet items) throws SQLException {
    List<Picture> handful = new ArrayList<>(HANDFUL);
    while (items.next()) {
      Picture picture = LedgerRows.picture(items);
      if (picture == null || !ItemState.DONE.name().equals(items.getString("state"))) {
        return false;
      }
      handful.add(picture);
      if (handful.size() == HANDFUL) {
        if (!look(handful)) {
          return false;
        }
        handful = new ArrayList<>(HANDFUL);
      }
    }
    return look(handful) && looks.stream().allMatch(LastImport::join);
  }

  /** Looks at files beside the reading of what is next; returns what is known of those before. */
  private boolean look(List<Picture> handful) {
    looks.add(CompletableFuture.supplyAsync(() -> handful.stream().allMatch(intact)));
    return looks.size() < AHEAD || join(looks.remove());
  }

  private static boolean join(CompletableFuture<Boolean> look) {
    try {
      return look.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
