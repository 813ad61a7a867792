package dev.pressrun.testing;

import dev.pressrun.pace.Waiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/**
 * Time that passes when somebody waits for it, and not by itself: who waits gives the other threads
 * a moment to signal, and moves the clock by all that it would have waited where none does. As a
 * date it begins at {@link #START}.
 */
public final class FakeWaiter implements Waiter, InstantSource {
  public static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  private final AtomicLong now = new AtomicLong();

  @Override
  public long nanoTime() {
    return now.get();
  }

  @Override
  public Instant instant() {
    return START.plusNanos(now.get());
  }

  @Override
  public void await(Condition condition, long nanos) throws InterruptedException {
    if (!condition.await(1, TimeUnit.MILLISECONDS)) {
      now.addAndGet(nanos);
    }
  }

  /** Lets so much time pass. */
  public void advance(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
