package dev.pressrun.pace;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long generations were seen to take lately, and from that when to ask for one: first when it
 * is likely to be done, then at a short, fixed interval (the API's reference: a first poll after
 * about 20 s, then one every 2 s, no back-off).
 *
 * <p>Safe for threads.
 */
public final class ObservedDurations {
  private static final int MEMORY = 256;
  private static final int ENOUGH = 3;
  private static final int SCOUTS = 4;
  private static final double EARLY = 0.05;
  private static final double CAUTION = 0.95;
  private static final long ADVISED_FIRST = Duration.ofSeconds(20).toNanos();
  private static final long SCOUT_FIRST = Duration.ofMillis(50).toNanos();
  private static final long LONGEST_INTERVAL = Duration.ofSeconds(2).toNanos();
  private static final long SHORTEST_INTERVAL = Duration.ofMillis(20).toNanos();

  /**
   * Where slots are short, a slot idles for half an interval per generation: 1/40 keeps that near 1
   * %.
   */
  private static final int INTERVALS_WHEN_SHORT = 40;

  private static final int INTERVALS = 15;

  private final long[] seen = new long[MEMORY];
  private int count;
  private long[] sorted = new long[0];

  /**
   * Takes note of a generation that was seen to be done so many nanoseconds after its submission.
   */
  public synchronized void add(long nanos) {
    seen[count % MEMORY] = nanos;
    count++;
    if (count <= ENOUGH || count % 8 == 0) {
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
   */
  public synchronized long firstPoll(int others) {
    if (areKnown()) {
      return (long) (quantile(EARLY) * CAUTION);
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
      return clamp(age / 4);
    }
    return clamp(quantile(0.5) / (slotsAreShort ? INTERVALS_WHEN_SHORT : INTERVALS));
  }

  private long quantile(double share) {
    return sorted[(int) (share * (sorted.length - 1))];
  }

  private static long clamp(long nanos) {
    return Math.max(SHORTEST_INTERVAL, Math.min(LONGEST_INTERVAL, nanos));
  }
}
