package dev.pressrun.pace;

import java.util.Arrays;

/** Durations that were seen, in nanoseconds, as the distribution that they stand for. */
final class DurationSample {
  private final long[] sorted;

  /**
   * @param durations at least one, in any order; taken over and sorted
   */
  DurationSample(long[] durations) {
    Arrays.sort(durations);
    this.sorted = durations;
  }

  int size() {
    return sorted.length;
  }

  /** The duration than which so many are shorter. */
  long get(int index) {
    return sorted[index];
  }

  /** The duration below which this share of all lies. */
  long quantile(double share) {
    return sorted[(int) (share * (sorted.length - 1))];
  }

  /** The share of all that lies below this duration. */
  double shareBelow(long duration) {
    return (double) countBelow(duration) / sorted.length;
  }

  /** How many are shorter. */
  int countBelow(long duration) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < duration) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
