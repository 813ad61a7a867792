package dev.pressrun.crash;

import dev.pressrun.pace.Waiter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The machine's time, a hundred times as fast. */
final class FastTime implements Waiter, InstantSource {
  private static final long FACTOR = 100;
  private static final Instant START = Instant.parse("2026-07-01T12:00:00Z");

  private final long start = System.nanoTime();

  @Override
  public long nanoTime() {
    return (System.nanoTime() - start) * FACTOR;
  }

  @Override
  public Instant instant() {
    return START.plusNanos(nanoTime());
  }

  @Override
  public void await(Condition condition, long nanos) throws InterruptedException {
    condition.await(nanos / FACTOR, TimeUnit.NANOSECONDS);
  }
}
