package dev.pressrun.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The durable truth about every item: what was asked for, what was sent, what it cost, what came
 * back. Each step of an item is written by compare-and-set, and is durable against a kill and
 * against power loss when the call returns. Safe for threads.
 */
public final class Ledger implements LedgerData, AutoCloseable {
  private final LedgerFile file;
  private final GroupCommit commits;
  private final HighWaterMark mark;
  private final WireNotes wire;
  private final AtomicLong lastAttempt;

  private Ledger(
      LedgerFile file, GroupCommit commits, HighWaterMark mark, WireNotes wire, long lastAttempt) {
    this.file = file;
    this.commits = commits;
    this.mark = mark;
    this.wire = wire;
    this.lastAttempt = new AtomicLong(lastAttempt);
  }

  /**
   * Opens the folder's ledger, or a new one where there is none. The caller holds the folder's
   * {@link FolderLock}.
   *
   * @throws LedgerException where it cannot be read, is of a newer version, or knows less than it
   *     once did
   */
  public static Ledger open(Path folder) {
    return open(folder, "file:");
  }

  /** As {@link #open(Path)}, on one of H2's file systems. */
  static Ledger open(Path folder, String fileSystem) {
    try {
      HighWaterMark mark = HighWaterMark.open(folder);
      try {
        if (!LedgerFile.existsIn(folder)) {
          mark.refuseLess(0, folder);
        } else if (mark.isRaised()) {
          // Before the first submission there is nothing to lose, and a kill may have left a file
          // that only a writer can complete.
          LedgerFile.inspect(folder, connection -> refuse(connection, mark, folder));
        }
        boolean isNew = !LedgerFile.existsIn(folder);
        Ledger ledger = open(LedgerFile.open(folder, fileSystem), mark, folder);
        if (isNew) {
          LedgerFile.keepName(folder);
        }
        return ledger;
      } catch (SQLException | RuntimeException e) {
        mark.close();
        throw e;
      }
    } catch (SQLException | IOException e) {
      throw new LedgerException(
          "The state in " + folder + " cannot be opened: " + e.getMessage(), e);
    }
  }

  private static void refuse(Connection connection, HighWaterMark mark, Path folder)
      throws SQLException {
    Schema.refuseNewer(connection);
    mark.refuseLess(lastAttempt(connection), folder);
  }

  private static Ledger open(LedgerFile file, HighWaterMark mark, Path folder)
      throws SQLException, IOException {
    try (Connection connection = file.dataSource().getConnection()) {
      Schema.refuseNewer(connection);
      Schema.ensure(connection);
      long last = lastAttempt(connection);
      WireNotes wire = WireNotes.open(folder);
      return new Ledger(file, new GroupCommit(file.dataSource()), mark, wire, last);
    } catch (SQLException | IOException | RuntimeException e) {
      file.abandon();
      throw e;
    }
  }

  private static long lastAttempt(Connection connection) throws SQLException {
    if (!Schema.holdsAttempts(connection)) {
      return 0;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(id), 0) FROM attempt")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** For Spring Batch's own tables too, which live in the same file. */
  @Override
  public DataSource dataSource() {
    return file.dataSource();
  }

  /**
   * From now on, no step is made durable before what it tells of is, such as the names of stored
   * files: once for all steps that are written together.
   */
  public void require(Prerequisite prerequisite) {
    commits.require(wire.explaining(prerequisite));
  }

  /**
   * Refuses to go on where the state's folder was removed.
   *
   * @throws LedgerException where it was
   */
  public void requirePresent() {
    wire.requirePresent();
  }

  /** Writes something; throws {@link LedgerException} where that fails, as on a full disk. */
  public void requireWritable() {
    commits.commit(Moves::none);
  }

  /** The number of the next attempt; each is given once. */
  public long nextAttemptId() {
    return lastAttempt.incrementAndGet();
  }

  /**
   * Writes down that an item is about to be submitted. When this returns, and not before, a
   * connection may be opened for it.
   *
   * @throws StaleItemException where the item is not PENDING
   */
  public void begin(long itemId, Attempt attempt) {
    try {
      wire.requirePresent();
      wire.waits(attempt);
      commits.commit(statements -> Moves.begin(statements, itemId, attempt));
      mark.raise(attempt.id());
    } catch (IOException e) {
      throw LedgerException.failing(e);
    }
  }

  /** The attempt's POST may reach the API whole from now on. */
  public void leaves(Attempt attempt) {
    try {
      wire.leaves(attempt);
    } catch (IOException e) {
      throw LedgerException.failing(e);
    }
  }

  /**
   * The API has taken the attempt on. This survives where the move that says so cannot be written;
   * it does not stand in for it.
   */
  public void accepted(Attempt attempt, String generationId) {
    try {
      wire.accepted(attempt, generationId);
    } catch (IOException e) {
      // Without the note all is as it was: the move is what counts.
    }
  }

  /** What is known of the POST of an attempt that a killed run has left. */
  public PostFate fate(long attemptId) {
    try {
      UUID requestId = new LedgerQueries(this).requestId(attemptId);
      return wire.fate(attemptId, requestId);
    } catch (IOException e) {
      return new PostFate.Unknown();
    }
  }

  /**
   * Writes one step of an item, and what it means for its attempt and its money.
   *
   * @throws StaleItemException where the item is not in the state that the step starts from
   */
  public void move(Move move) {
    commits.commit(statements -> Moves.write(statements, move));
  }

  @Override
  public void close() {
    try {
      commits.close();
      mark.close();
      wire.close();
    } catch (SQLException | IOException | AssertionError e) {
      throw LedgerException.of("closed", e);
    } finally {
      file.close();
    }
  }
}
