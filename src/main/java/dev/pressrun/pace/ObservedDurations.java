package dev.pressrun.pace;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long generations were seen to take lately, and from that when to ask for one: first when it
 * may be done, then at a short interval (the API's reference: a first poll after about 20 s, then
 * one every 2 s, no back-off).
 *
 * <p>A poll costs the share of generations that are still going on when it comes: early ones cost
 * most and find least. So the first comes when a tenth are done, the interval is longer before the
 * median than after it, and the less durations vary the shorter it is.
 *
 * <p>Safe for threads.
 */
public final class ObservedDurations {
  private static final int MEMORY = 256;
  private static final int ENOUGH = 3;
  private static final int ENOUGH_FOR_SPREAD = 16;
  private static final int SORT_EVERY = 8;
  private static final int SCOUTS = 4;
  private static final double EARLY = 0.1;
  private static final double EARLY_WHEN_SHORT = 0.02;
  private static final double LATE = 0.9;
  private static final long ADVISED_FIRST = Duration.ofSeconds(20).toNanos();
  private static final long SCOUT_FIRST = Duration.ofMillis(50).toNanos();
  private static final long LONGEST_INTERVAL = Duration.ofMillis(2_300).toNanos();
  private static final long LONGEST_AFTER_MEDIAN = Duration.ofMillis(1_400).toNanos();
  private static final long LONGEST_SCOUTING = Duration.ofSeconds(2).toNanos();
  private static final long SHORTEST_INTERVAL = Duration.ofMillis(20).toNanos();

  /** Intervals between the early and the late durations. */
  private static final int INTERVALS = 3;

  /** Intervals in a median duration, as long as the spread is not known. */
  private static final int INTERVALS_AT_FIRST = 15;

  /** However much durations vary, an interval is no larger part of them than these. */
  private static final int FEWEST_INTERVALS = 12;

  private static final int FEWEST_AFTER_MEDIAN = 20;

  /** However little durations vary, an interval is no smaller part of them than this. */
  private static final int MOST_INTERVALS = 60;

  /** Where slots are short, a slot idles for half an interval per generation: 1.2 % of its time. */
  private static final int INTERVALS_WHEN_SHORT = 40;

  private final long[] seen = new long[MEMORY];
  private int count;
  private long[] sorted = new long[0];

  /**
   * Takes note of a generation that ended between two polls.
   *
   * @param unfinished nanoseconds from its submission to the last poll that found it unfinished; 0
   *     where none did
   * @param ended nanoseconds from its submission to the poll that found it ended
   */
  public synchronized void add(long unfinished, long ended) {
    long from = unfinished > 0 || !areKnown() ? unfinished : ended - 2 * interval(ended, false);
    seen[count % MEMORY] = (Math.max(0, from) + ended) / 2;
    count++;
    if (count <= ENOUGH_FOR_SPREAD || count % SORT_EVERY == 0) {
      sorted = Arrays.copyOf(seen, Math.min(count, MEMORY));
      Arrays.sort(sorted);
    }
  }

  /** Whether enough has been seen to go by. */
  public synchronized boolean areKnown() {
    return count >= ENOUGH;
  }

  /**
   * Nanoseconds from a generation's submission to its first poll.
   *
   * @param others how many generations are being asked for already; while nothing is known, a few
   *     scouts are asked early and often, and the others wait for what these show
   * @param slotsAreShort whether a submission waits for a generation to end
   */
  public synchronized long firstPoll(int others, boolean slotsAreShort) {
    if (areKnown()) {
      return quantile(slotsAreShort ? EARLY_WHEN_SHORT : EARLY);
    }
    return others < SCOUTS ? SCOUT_FIRST : ADVISED_FIRST;
  }

  /**
   * Nanoseconds to the next poll of a generation that was not done.
   *
   * @param age nanoseconds since its submission
   * @param slotsAreShort whether a submission waits for a generation to end
   */
  public synchronized long interval(long age, boolean slotsAreShort) {
    if (!areKnown()) {
      return clamp(age / 4, LONGEST_SCOUTING);
    }
    long median = quantile(0.5);
    long interval =
        count < ENOUGH_FOR_SPREAD
            ? median / INTERVALS_AT_FIRST
            : Math.max((quantile(LATE) - quantile(EARLY)) / INTERVALS, median / MOST_INTERVALS);
    if (slotsAreShort) {
      interval = Math.min(interval, median / INTERVALS_WHEN_SHORT);
    }
    return age < median
        ? clamp(Math.min(interval, median / FEWEST_INTERVALS), LONGEST_INTERVAL)
        : clamp(Math.min(interval, median / FEWEST_AFTER_MEDIAN), LONGEST_AFTER_MEDIAN);
  }

  private long quantile(double share) {
    return sorted[(int) (share * (sorted.length - 1))];
  }

  private static long clamp(long nanos, long longest) {
    return Math.max(SHORTEST_INTERVAL, Math.min(longest, nanos));
  }
}
