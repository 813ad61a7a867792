package dev.pressrun.pace;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How long generations were seen to take lately, and from that when to ask for one (the API's
 * reference: a first poll after about 20 s, then one every 2 s, no back-off).
 *
 * <p>Safe for threads.
 */
public final class ObservedDurations {
  private static final int LEAST_MEMORY = 256;
  private static final int MOST_MEMORY = 2_048;
  private static final int ENOUGH_FOR_SPREAD = 16;
  private static final int LEARN_EVERY = 8;
  private static final int LESSONS_WHILE_ALL_END = 32;
  private static final int SCOUTS = 4;
  private static final long ADVISED_FIRST = Duration.ofSeconds(20).toNanos();
  private static final long SCOUT_FIRST = Duration.ofMillis(50).toNanos();
  private static final long LONGEST_SCOUTING = Duration.ofSeconds(2).toNanos();

  /** Of a scout's age: it asks next when it is older by this part. */
  private static final double SCOUTING = 0.25;

  /** While few have ended, others may be that much shorter and longer. */
  private static final double SHORTER = 0.7;

  private static final double LONGER = 1.5;

  /** An end that the first poll finds was up to so many coarse intervals earlier. */
  private static final double FOUND_AT_FIRST = 0.65;

  /** Its multiples fall evenly between 0 and 1, however many there are. */
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private record Plans(PollPlan leisurely, PollPlan eager) {}

  private final long[] seen = new long[MOST_MEMORY];
  private int count;
  private int learnt;

  /** How many have been going on at once, at most: so many have to be remembered. */
  private int together;

  private @Nullable Plans plans;

  /**
   * Takes note of a generation that ended between two polls.
   *
   * @param unfinished nanoseconds from its submission to the last poll that found it unfinished; 0
   *     where none did
   * @param ended nanoseconds from its submission to the poll that found it ended
   */
  public synchronized void add(long unfinished, long ended) {
    double place = (count + 1) * GOLDEN % 1;
    if (unfinished > 0 || plans == null) {
      seen[count % MOST_MEMORY] = unfinished + (long) (place * (ended - unfinished));
    } else {
      double reach = FOUND_AT_FIRST * plans.leisurely().coarse();
      seen[count % MOST_MEMORY] = Math.max(1, ended - (long) ((1 - Math.sqrt(place)) * reach));
    }
    count++;
  }

  /** Whether so many have ended since {@link #learn} that it is worth learning anew. */
  public synchronized boolean canLearn() {
    int enough = Math.max(LEARN_EVERY, together / LESSONS_WHILE_ALL_END);
    return count - learnt >= Math.max(1, Math.min(enough, count / LEARN_EVERY));
  }

  /**
   * Learns from what has ended, and what has not. With it, generations that wait to be asked for
   * are to be given new times.
   *
   * @param unfinished ages, in nanoseconds, at which generations that still go on were last asked
   *     for
   */
  public synchronized void learn(long[] unfinished) {
    learnt = count;
    together = Math.max(together, unfinished.length);
    DurationSample sample = new LifeTable(known(), unfinished).sample();
    plans = new Plans(PollPlan.leisurely(sample), PollPlan.eager(sample));
  }

  private long[] known() {
    int memory = Math.max(LEAST_MEMORY, Math.min(MOST_MEMORY, together));
    long[] known = new long[Math.min(count, memory)];
    for (int i = 0; i < known.length; i++) {
      known[i] = seen[(count - 1 - i) % MOST_MEMORY];
    }
    if (count < ENOUGH_FOR_SPREAD) {
      long shortest = Arrays.stream(known).min().orElseThrow();
      long longest = Arrays.stream(known).max().orElseThrow();
      known = Arrays.copyOf(known, count + 2);
      known[count] = (long) (SHORTER * shortest);
      known[count + 1] = (long) (LONGER * longest);
    }
    return known;
  }

  /**
   * The age in nanoseconds at which to ask for a generation next.
   *
   * @param unfinished its age when it was last found unfinished; 0 where it has not been asked for
   * @param others how many generations whose start was seen are being asked for already; while
   *     nothing is known, a few scouts are asked early and often, and the others wait for what
   *     these show
   * @param slotsAreShort whether a submission waits for a generation to end
   */
  public synchronized long nextPoll(long unfinished, int others, boolean slotsAreShort) {
    if (plans != null) {
      return (slotsAreShort ? plans.eager() : plans.leisurely()).after(unfinished);
    }
    if (unfinished > 0) {
      return unfinished + Math.min(LONGEST_SCOUTING, (long) (SCOUTING * unfinished));
    }
    return others < SCOUTS ? scoutFirst(others) : ADVISED_FIRST;
  }

  /** Scouts ask between each other's times. */
  private static long scoutFirst(int scout) {
    return (long) (SCOUT_FIRST * Math.pow(1 + SCOUTING, (double) scout / SCOUTS));
  }
}
