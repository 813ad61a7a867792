package dev.pressrun.pace;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next try of something that costs nothing to repeat: doubling,
 * jittered, bounded.
 */
public final class BackOff {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final double JITTER = 0.3;

  private final IntervalFunction intervals;

  /**
   * @param first the middle of the first wait
   */
  public BackOff(Duration first) {
    this.intervals = IntervalFunction.ofExponentialRandomBackoff(first, 2.0, JITTER, LONGEST);
  }

  /**
   * Nanoseconds to wait before the next try.
   *
   * @param failedTries how many tries in a row have failed, from 1
   * @param advised what the other side asked for, which is never undercut; null where it said
   *     nothing
   */
  public long delay(int failedTries, @Nullable Duration advised) {
    long own = Duration.ofMillis(intervals.apply(Math.max(1, failedTries))).toNanos();
    return advised == null ? own : Math.max(own, advised.toNanos());
  }
}
