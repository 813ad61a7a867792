package dev.pressrun.output;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes renames durable, many threads at a time: whoever arrives while a folder is being forced
 * waits for the next round, and one of those who wait forces the folder for all of them. A caller
 * returns only after a round that began after its call.
 */
final class FolderSync {
  private final DiskOps disk;
  private final ConcurrentMap<Path, Turnstile> folders = new ConcurrentHashMap<>();

  FolderSync(DiskOps disk) {
    this.disk = disk;
  }

  void force(Path folder) throws IOException {
    Turnstile turnstile = folders.computeIfAbsent(folder, Turnstile::new);
    while (!turnstile.pass()) {
      // The round's leader was interrupted, which says nothing about the disk: take another round.
    }
  }

  private static final class Round {
    private boolean over;
    private @Nullable IOException failure;
  }

  private final class Turnstile {
    private final Path folder;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition roundOver = lock.newCondition();
    private Round next = new Round();
    private boolean running;

    Turnstile(Path folder) {
      this.folder = folder;
    }

    /** Returns false where another thread's interrupt broke the round. */
    boolean pass() throws IOException {
      Round mine;
      lock.lock();
      try {
        mine = next;
        while (running && !mine.over) {
          roundOver.awaitUninterruptibly();
        }
        if (mine.over) {
          return outcome(mine);
        }
        next = new Round();
        running = true;
      } finally {
        lock.unlock();
      }
      lead(mine);
      return true;
    }

    private static boolean outcome(Round round) throws IOException {
      if (round.failure instanceof ClosedByInterruptException) {
        return false;
      }
      if (round.failure != null) {
        throw new IOException(round.failure.getMessage(), round.failure);
      }
      return true;
    }

    private void lead(Round round) throws IOException {
      IOException failure = new IOException("the folder could not be forced");
      try {
        disk.forceFolder(folder);
        failure = null;
      } catch (IOException e) {
        failure = e;
        throw e;
      } finally {
        end(round, failure);
      }
    }

    private void end(Round round, @Nullable IOException failure) {
      lock.lock();
      try {
        round.over = true;
        round.failure = failure;
        running = false;
        roundOver.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
