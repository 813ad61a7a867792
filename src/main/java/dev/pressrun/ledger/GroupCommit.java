package dev.pressrun.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes changes in groups: one thread takes all that wait, writes them in one transaction and
 * makes it durable before it answers, so that the cost of one fsync is shared by all who wait for
 * it. Callers block until their own change is durable.
 */
final class GroupCommit implements AutoCloseable {
  private static final int LARGEST_GROUP = 512;
  private static final int LINGERING_BELOW = 32;
  private static final long LINGER_NANOS = 2_000_000;

  /**
   * A change of the ledger; one that throws {@link StaleItemException} must not have written
   * anything.
   */
  interface Change {
    void write(Statements statements) throws SQLException;
  }

  private record Waiting(Change change, CompletableFuture<Void> done) {}

  private final Connection connection;
  private final Statements statements;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable LedgerException broken;

  GroupCommit(DataSource dataSource) throws SQLException {
    this.connection = dataSource.getConnection();
    this.connection.setAutoCommit(false);
    this.statements = new Statements(connection);
    this.thread = new Thread(this::run, "ledger");
    this.thread.setDaemon(true);
    this.thread.start();
  }

  /**
   * Writes the change and returns when it is durable.
   *
   * @throws StaleItemException where the change found its item in another state
   * @throws LedgerException where the ledger cannot be written any more, such as on a full disk
   */
  void commit(Change change) {
    LedgerException known = broken;
    if (known != null) {
      throw known.again();
    }
    Waiting waiting = new Waiting(change, new CompletableFuture<>());
    queue.add(waiting);
    if (closed && queue.remove(waiting)) {
      throw new LedgerException("The ledger is closed.");
    }
    await(waiting.done());
  }

  private static void await(CompletableFuture<Void> done) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          done.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw e.getCause() instanceof LedgerException ledger
              ? ledger
              : new LedgerException("The ledger could not be written.", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    List<Waiting> group = new ArrayList<>();
    try {
      while (!closed || !queue.isEmpty()) {
        gather(group);
        write(group);
        group.clear();
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /**
   * Takes all that waits; lingers a moment for more, since a group of twenty costs little more than
   * a group of two.
   */
  private void gather(List<Waiting> group) throws InterruptedException {
    group.add(queue.take());
    if (queue.size() < LINGERING_BELOW) {
      TimeUnit.NANOSECONDS.sleep(LINGER_NANOS);
    }
    queue.drainTo(group, LARGEST_GROUP - 1);
  }

  private void write(List<Waiting> group) {
    List<Waiting> written = new ArrayList<>(group.size());
    try {
      for (Waiting waiting : group) {
        try {
          waiting.change().write(statements);
          written.add(waiting);
        } catch (StaleItemException e) {
          waiting.done().completeExceptionally(e);
        }
      }
      connection.commit();
      statements.sync();
      written.forEach(waiting -> waiting.done().complete(null));
    } catch (SQLException | RuntimeException e) {
      LedgerException failure =
          new LedgerException(
              "The state file cannot be written ("
                  + e.getMessage()
                  + "). Is the disk full? What was written before is safe; free some"
                  + " space and run the same command again.",
              e);
      broken = failure;
      group.forEach(waiting -> waiting.done().completeExceptionally(failure));
    }
  }

  /** Writes what waits, then ends. */
  @Override
  public void close() throws SQLException {
    closed = true;
    queue.add(new Waiting(statements -> {}, new CompletableFuture<>()));
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }

  /** Prepared statements of one connection, each prepared once. */
  static final class Statements {
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
}
