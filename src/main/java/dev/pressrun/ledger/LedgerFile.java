package dev.pressrun.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The H2 file below an output folder: how it is opened, made durable and closed. Only this class,
 * {@link LedgerTrouble} and {@link Leftovers} know of H2.
 *
 * <p>H2's defaults lose the last second of commits at a kill. {@code CHECKPOINT SYNC} after a
 * commit writes and fsyncs all that was committed; unlike {@code WRITE_DELAY=0} it leaves H2's
 * housekeeping running, without which the file grows without bound.
 */
public final class LedgerFile implements AutoCloseable {
  private static final String NAME = "ledger";
  private static final double MUCH = 1.25;

  /** A file of this size is made small again within a second or two. */
  private static final long QUICKLY_COMPACTED = 64L * 1024 * 1024;

  /** H2 by itself leaves up to five of a hundred bytes to what is no longer of use. */
  private static final int LIVE_PERCENT = 99;

  private static final String FILL =
      "SELECT CAST(SETTING_VALUE AS INT) FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'info.CHUNKS_FILL_RATE'";

  private static final String OPTIONS =
      ";FILE_LOCK=FS;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;CACHE_SIZE=32768"
          + ";LOCK_TIMEOUT=60000;LAZY_QUERY_EXECUTION=1";

  private static final String STORE = "org.h2.mvstore.MVStore";

  private static final String READ_ONLY = ";ACCESS_MODE_DATA=r";

  /** The state's folder, the output folder, and the one that holds it. */
  private static final int NEW_FOLDERS = 3;

  private final Path file;
  private final JdbcConnectionPool pool;
  private final long bytesAtOpen;

  private LedgerFile(Path file, JdbcConnectionPool pool, long bytesAtOpen) {
    this.file = file;
    this.pool = pool;
    this.bytesAtOpen = bytesAtOpen;
  }

  /** Whether the folder holds a ledger. */
  public static boolean existsIn(Path folder) {
    return Files.exists(fileIn(folder));
  }

  /** A new file survives a power loss when the folders that lead to it are written, too. */
  static void keepName(Path folder) throws IOException {
    Path next = folder.toAbsolutePath();
    for (int i = 0; i < NEW_FOLDERS && next != null; i++) {
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (AccessDeniedException e) {
        // Windows opens no folders, and a folder above may be closed to us: what is there was there
        // before.
      }
      next = next.getParent();
    }
  }

  /**
   * Opens the folder's ledger file, or makes a new one where there is none.
   *
   * @throws LedgerException where the file is there and cannot be read; it is left as it is
   */
  public static LedgerFile open(Path folder) {
    return open(folder, "file:");
  }

  /**
   * As {@link #open(Path)}, on one of H2's file systems.
   *
   * @param fileSystem its prefix, such as {@code file:}; a test puts its own below the ledger
   */
  static LedgerFile open(Path folder, String fileSystem) {
    Path file = fileIn(folder);
    long bytes = file.toFile().length();
    String url = "jdbc:h2:" + fileSystem + folder.toAbsolutePath().resolve(NAME) + OPTIONS;
    boolean wasKilled = Leftovers.mayBeIn(file);
    JdbcConnectionPool pool = connect(url, file, folder);
    if (wasKilled) {
      try (Connection connection = pool.getConnection()) {
        Leftovers.takeBack(connection);
      } catch (SQLException e) {
        pool.dispose();
        throw LedgerTrouble.unopened(file, folder, e);
      }
    }
    return new LedgerFile(file, pool, bytes);
  }

  /**
   * Reads the folder's ledger without writing to its file, not even to mend what a kill has left:
   * opening it for writing would.
   *
   * @param check throws where the ledger must not be opened
   */
  static void inspect(Path folder, Inspection check) throws SQLException {
    String url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve(NAME) + OPTIONS + READ_ONLY;
    JdbcConnectionPool pool = connect(url, fileIn(folder), folder);
    try (Connection connection = pool.getConnection()) {
      check.check(connection);
    } finally {
      pool.dispose();
    }
  }

  /**
   * Opens the folder's ledger file to be read alone, whoever holds it.
   *
   * @throws LedgerException where it cannot be read
   */
  static LedgerFile view(Path folder) {
    UnlockedPath.register();
    Path file = fileIn(folder);
    String url =
        "jdbc:h2:"
            + UnlockedPath.PREFIX
            + folder.toAbsolutePath().resolve(NAME)
            + OPTIONS
            + READ_ONLY;
    return new LedgerFile(file, connect(url, file, folder), 0);
  }

  /** Looks at a ledger that is about to be opened. */
  interface Inspection {
    void check(Connection connection) throws SQLException;
  }

  private static JdbcConnectionPool connect(String url, Path file, Path folder) {
    // After a write that failed, H2 may wait in a loop for what never comes; its own assertion ends
    // that. It has to be known before the class is first used.
    LedgerFile.class.getClassLoader().setClassAssertionStatus(STORE, true);
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "pressrun", "");
    pool.setMaxConnections(8);
    try (Connection probe = pool.getConnection()) {
      probe.getMetaData();
    } catch (SQLException e) {
      pool.dispose();
      throw LedgerTrouble.unopened(file, folder, e);
    }
    return pool;
  }

  private static Path fileIn(Path folder) {
    return folder.resolve(NAME + ".mv.db");
  }

  public DataSource dataSource() {
    return pool;
  }

  /** Makes durable all that is committed, against a kill and against power loss. */
  static void sync(Statement statement) throws SQLException {
    statement.execute("CHECKPOINT SYNC");
  }

  /** Lets go of the file without writing to it. */
  void abandon() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException alreadyClosed) {
      // H2 answers the statement that closes it like this.
    } finally {
      pool.dispose();
    }
  }

  /**
   * Closes the file, and makes it small again where it has grown much, or a little and it is quick.
   */
  @Override
  public void close() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(hasGrown(statement) ? "SHUTDOWN COMPACT" : "SHUTDOWN");
    } catch (SQLException | AssertionError e) {
      throw LedgerException.of("closed", e);
    } finally {
      pool.dispose();
    }
  }

  private boolean hasGrown(Statement statement) throws SQLException {
    long bytes = file.toFile().length();
    if (bytes > QUICKLY_COMPACTED) {
      return bytes > MUCH * bytesAtOpen;
    }
    try (ResultSet fill = statement.executeQuery(FILL)) {
      return fill.next() && fill.getInt(1) < LIVE_PERCENT;
    }
  }
}
