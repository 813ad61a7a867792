package dev.pressrun.output;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How long pictures took, in constant memory: durations are kept to two significant digits (rounded
 * down), which leaves at most 90 steps between a second and ten.
 */
final class DurationTally {
  private final NavigableMap<Long, Long> countByMillis = new TreeMap<>();
  private long count;

  void add(Duration duration) {
    countByMillis.merge(twoDigits(Math.max(0, duration.toMillis())), 1L, Long::sum);
    count++;
  }

  long count() {
    return count;
  }

  /**
   * The duration that the given share of all did not exceed, in milliseconds; 0 where there is
   * none.
   *
   * @param percent 1 to 100
   */
  long percentileMillis(int percent) {
    long rank = (count * percent + 99) / 100;
    long passed = 0;
    for (Map.Entry<Long, Long> step : countByMillis.entrySet()) {
      passed += step.getValue();
      if (passed >= rank) {
        return step.getKey();
      }
    }
    return 0;
  }

  /** How many took so many milliseconds, shortest first. */
  NavigableMap<Long, Long> histogram() {
    return Collections.unmodifiableNavigableMap(new TreeMap<>(countByMillis));
  }

  private static long twoDigits(long millis) {
    long unit = 1;
    while (millis / unit >= 100) {
      unit *= 10;
    }
    return millis / unit * unit;
  }
}
