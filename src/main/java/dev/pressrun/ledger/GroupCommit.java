package dev.pressrun.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes changes in groups: one thread takes all that wait, writes them in one transaction and
 * makes it durable before it answers, so that the cost of one fsync is shared by all who wait for
 * it. Callers block until their own change is durable.
 *
 * <p>A change that cannot be written fails alone. When a group cannot be made durable, what is on
 * the disk is unknown, and nothing is written any more.
 */
final class GroupCommit implements AutoCloseable {
  private static final int LARGEST_GROUP = 512;
  private static final int BUSY = 4;
  private static final long LINGERING_MILLIS = 4;

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
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile Prerequisite prerequisite = () -> {};
  private volatile @Nullable LedgerException broken;

  GroupCommit(DataSource dataSource) throws SQLException {
    this.connection = dataSource.getConnection();
    this.connection.setAutoCommit(false);
    this.statements = new Statements(connection);
    this.thread = new Thread(this::run, "ledger");
    this.thread.setDaemon(true);
    this.thread.start();
  }

  /** From now on, no group is made durable before this is. */
  void require(Prerequisite what) {
    prerequisite = what;
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
    if (isClosed() && queue.remove(waiting)) {
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

  private boolean isClosed() {
    return closing.getCount() == 0;
  }

  private void run() {
    List<Waiting> group = new ArrayList<>();
    try {
      int last = 0;
      while (!isClosed() || !queue.isEmpty()) {
        gather(group, last >= BUSY);
        settle(group);
        last = group.size();
        group.clear();
      }
    } catch (InterruptedException e) {
      closing.countDown();
      queue.drainTo(group);
      fail(group, new LedgerException("The ledger is closed."));
    }
  }

  /**
   * Takes all that waits.
   *
   * @param busy also what comes within a moment of it: where many work, a group of twenty costs
   *     little more than a group of two
   */
  private void gather(List<Waiting> group, boolean busy) throws InterruptedException {
    group.add(queue.take());
    if (busy && queue.size() < LARGEST_GROUP) {
      closing.await(LINGERING_MILLIS, TimeUnit.MILLISECONDS);
    }
    queue.drainTo(group, LARGEST_GROUP - group.size());
  }

  private void settle(List<Waiting> group) {
    LedgerException failure = broken;
    if (failure == null) {
      try {
        write(group);
        return;
      } catch (SQLException | IOException | RuntimeException | Error e) {
        failure = e instanceof LedgerException known ? known : LedgerException.failing(e);
        broken = failure;
      }
    }
    fail(group, failure);
  }

  private static void fail(List<Waiting> group, LedgerException failure) {
    group.forEach(waiting -> waiting.done().completeExceptionally(failure));
  }

  private void write(List<Waiting> group) throws SQLException, IOException {
    List<Waiting> written = new ArrayList<>(group.size());
    for (Waiting waiting : group) {
      try {
        waiting.change().write(statements);
        written.add(waiting);
      } catch (StaleItemException e) {
        waiting.done().completeExceptionally(e);
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        writeEachAlone(group, e);
        return;
      }
    }
    prerequisite.ensure();
    connection.commit();
    statements.sync();
    written.forEach(waiting -> waiting.done().complete(null));
  }

  private void writeEachAlone(List<Waiting> group, Exception failure)
      throws SQLException, IOException {
    if (group.size() > 1) {
      for (Waiting waiting : group) {
        if (!waiting.done().isDone()) {
          write(List.of(waiting));
        }
      }
      return;
    }
    // Where the file itself fails, so does this: then it is not the change's own fault.
    statements.sync();
    fail(
        group,
        new LedgerException("The state cannot take a change: " + failure.getMessage(), failure));
  }

  /** Writes what waits, then ends. */
  @Override
  public void close() throws SQLException {
    closing.countDown();
    queue.add(new Waiting(statements -> {}, new CompletableFuture<>()));
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }
}
