package dev.pressrun.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The exact sliding window of POSTs: at most {@code limit} in any 60 seconds, each ageing out on
 * its own. Only admitted POSTs fill it.
 */
final class RateWindow {
  static final Duration LENGTH = Duration.ofSeconds(60);
  private static final int FIRST_CAPACITY = 1_024;

  private final int limit;
  private long[] stamps;
  private int head;
  private int size;

  RateWindow(int limit) {
    this.limit = limit;
    this.stamps = new long[Math.min(limit, FIRST_CAPACITY)];
  }

  /**
   * How the window stood when a POST had arrived.
   *
   * @param admitted whether there was room for it
   * @param remaining how many more would be admitted now
   * @param nextRoom when the oldest POST of the window ages out
   */
  record Standing(boolean admitted, int limit, int remaining, Instant nextRoom) {
    /** Unix seconds, rounded up. */
    long resetSeconds() {
      return nextRoom.getNano() == 0 ? nextRoom.getEpochSecond() : nextRoom.getEpochSecond() + 1;
    }

    /** Whole seconds until there is room, at least 1. */
    long retryAfterSeconds(Instant now) {
      long millis = Duration.between(now, nextRoom).toMillis();
      return Math.max(1, (millis + 999) / 1_000);
    }
  }

  synchronized Standing admit(Instant now) {
    long stamp = nanos(now);
    long tooOld = stamp - LENGTH.toNanos();
    while (size > 0 && stamps[head] <= tooOld) {
      head = (head + 1) % stamps.length;
      size--;
    }
    boolean admitted = size < limit;
    if (admitted) {
      add(stamp);
    }
    return new Standing(admitted, limit, limit - size, instant(stamps[head] + LENGTH.toNanos()));
  }

  private void add(long stamp) {
    if (size == stamps.length) {
      grow();
    }
    stamps[(head + size) % stamps.length] = stamp;
    size++;
  }

  private void grow() {
    long[] larger = Arrays.copyOf(stamps, (int) Math.min(limit, stamps.length * 2L));
    System.arraycopy(stamps, head, larger, 0, stamps.length - head);
    System.arraycopy(stamps, 0, larger, stamps.length - head, head);
    stamps = larger;
    head = 0;
  }

  private static long nanos(Instant time) {
    return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }
}
