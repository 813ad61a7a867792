package dev.pressrun.pace;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The line that all transfers share, where the user bounds it: a token bucket in which each
 * transfer waits its turn, so that together they never carry more than so many bytes a second, but
 * for the first quarter of a second after a pause. Safe for threads.
 */
public final class Line {
  private static final long PAUSE_USED = Duration.ofMillis(250).toNanos();
  private static final double NANOS = 1e9;

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition time = lock.newCondition();
  private final long bytesPerSecond;
  private final Waiter waiter;
  private boolean begun;
  private long carried;

  /**
   * @param bytesPerSecond at least 1; {@link Long#MAX_VALUE}: without a bound
   */
  public Line(long bytesPerSecond, Waiter waiter) {
    this.bytesPerSecond = bytesPerSecond;
    this.waiter = waiter;
  }

  /** A line that nobody bounds. */
  public static Line unbounded() {
    return new Line(Long.MAX_VALUE, Waiter.system());
  }

  /**
   * Waits until the line has carried so many bytes, after all that was handed to it before.
   *
   * @return nanoseconds that this took
   */
  public long carry(long bytes) throws InterruptedException {
    if (bytesPerSecond == Long.MAX_VALUE) {
      return 0;
    }
    lock.lockInterruptibly();
    try {
      long start = waiter.nanoTime();
      long until = carriedBy(bytes, start);
      for (long now = start; until - now > 0; now = waiter.nanoTime()) {
        waiter.await(time, until - now);
      }
      return Math.max(0, until - start);
    } finally {
      lock.unlock();
    }
  }

  private long carriedBy(long bytes, long now) {
    long earliest = now - PAUSE_USED;
    carried = begun && carried - earliest > 0 ? carried : earliest;
    begun = true;
    carried += (long) (bytes * NANOS / bytesPerSecond);
    return carried;
  }

  /** How many bytes the line carries in this time; {@link Long#MAX_VALUE} where it has no bound. */
  public long capacity(Duration time) {
    double bytes = (double) bytesPerSecond * time.toMillis() / 1_000;
    return bytesPerSecond == Long.MAX_VALUE ? Long.MAX_VALUE : (long) bytes;
  }
}
