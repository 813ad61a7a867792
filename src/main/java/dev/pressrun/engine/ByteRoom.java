package dev.pressrun.engine;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Room for the pictures that are being fetched, in bytes: large ones are fetched by fewer at a time
 * than small ones. How large a picture is shows only when its answer begins; until then it takes as
 * much as the latest did on average. One alone is always let in, however large. Safe for threads.
 */
final class ByteRoom {
  private static final long USUAL_PICTURE = 5_000_000;
  private static final int REMEMBERED = 16;

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition left = lock.newCondition();
  private final long most;
  private long taken;
  private int inside;
  private long average = USUAL_PICTURE;

  /**
   * @param most so many bytes at once, but for what sizes turn out to be larger than expected
   */
  ByteRoom(long most) {
    this.most = most;
  }

  /** What one picture takes; closing it makes room. */
  final class Place implements AutoCloseable {
    private long size;

    private Place(long size) {
      this.size = size;
    }

    /** The picture turned out to have so many bytes. */
    void is(long bytes) {
      lock.lock();
      try {
        average += (bytes - average) / REMEMBERED;
        taken += bytes - size;
        size = bytes;
        left.signalAll();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        taken -= size;
        inside--;
        left.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Waits until there is room for one more picture. */
  Place enter() {
    lock.lock();
    try {
      while (inside > 0 && taken + average > most) {
        left.awaitUninterruptibly();
      }
      inside++;
      taken += average;
      return new Place(average);
    } finally {
      lock.unlock();
    }
  }
}
