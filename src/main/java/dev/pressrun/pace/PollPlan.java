package dev.pressrun.pace;

import java.time.Duration;

/**
 * When to ask for a generation, as ages in nanoseconds: first, then at a coarse interval up to an
 * age, and at a fine one from there.
 *
 * @param first the age at the first poll
 * @param coarse the interval before {@code coarseUntil}
 * @param fine the interval from then on
 */
record PollPlan(long first, long coarse, long coarseUntil, long fine) {
  private static final long SHORTEST_INTERVAL = Duration.ofMillis(10).toNanos();

  /** What a leisurely plan allows an end to wait before it is seen, for nearly all of them. */
  private static final long NEARLY_ALL_WITHIN = Duration.ofMillis(2_430).toNanos();

  /** And for half of them. The rest of 2.5 s and of 1 s is left to fetching the picture. */
  private static final long HALF_WITHIN = Duration.ofMillis(960).toNanos();

  /** Of generations shorter than 30 s an end waits no larger part than it would of these. */
  private static final long USUAL_MEDIAN = Duration.ofSeconds(30).toNanos();

  private static final double NOT_NEARLY_ALL = 0.04;
  private static final double NOT_HALF = 0.42;

  /** However steeply durations begin, no more of them end before the first poll. */
  private static final double MOST_BEFORE_FIRST = 0.22;

  private static final double MIDDLE = 0.5;
  private static final double FEW = 0.02;
  private static final double EAGER_COARSE_UNTIL = 0.25;

  /** Where slots are short, a slot may idle for such a part of its time ... */
  private static final double EAGER_IDLE = 0.008;

  /** ... in which the next submission takes so long to get there, ... */
  private static final long NEXT_SUBMISSION = Duration.ofMillis(20).toNanos();

  /** ... but no interval is a smaller part of a generation than this. */
  private static final int MOST_INTERVALS = 200;

  /** The age at which to ask next, of a generation that was found unfinished at this age. */
  long after(long unfinished) {
    return unfinished == 0 ? first : unfinished + (unfinished < coarseUntil ? coarse : fine);
  }

  /**
   * The fewest polls that see half of the ends within a second and nearly all within two and a
   * half. Before the end of a distribution a poll costs the share that still goes on, so that early
   * ones are dear and late ones cheap: it is best to ask at the longer interval as long as half of
   * the ends may yet be seen in time, and at the shorter one from there.
   */
  static PollPlan leisurely(DurationSample durations) {
    long median = durations.quantile(MIDDLE);
    long coarse = scaled(NEARLY_ALL_WITHIN, median);
    long fine = scaled(HALF_WITHIN, median);
    long first = leisurelyFirst(durations, coarse);
    long range = durations.quantile(1 - FEW) - durations.quantile(FEW);
    if (range <= 2 * coarse) {
      return new PollPlan(first, coarse, 0, Math.max(fine / 3, Math.min(fine, range / 4)));
    }
    return new PollPlan(first, coarse, leisurelyCoarseUntil(durations, first, coarse, fine), fine);
  }

  private static long leisurelyCoarseUntil(
      DurationSample durations, long first, long coarse, long fine) {
    double late = durations.shareBelow(first - fine);
    long until = first;
    int below = durations.countBelow(until);
    while (below < durations.size()) {
      until += (durations.get(below) - until) / coarse * coarse;
      late += durations.shareBelow(until + coarse - fine) - durations.shareBelow(until);
      if (late > NOT_HALF) {
        return until;
      }
      until += coarse;
      below = durations.countBelow(until);
    }
    return until;
  }

  /**
   * As late as still nearly all are seen in time, which depends on how many end long before it.
   * These are never seen apart from those that end just before it, so that their share is
   * extrapolated from the two intervals around it, along the logarithm of the odds.
   */
  private static long leisurelyFirst(DurationSample durations, long coarse) {
    long first = durations.get(0);
    for (int i = 1; i < MOST_BEFORE_FIRST * durations.size(); i++) {
      double before = (double) i / durations.size();
      long candidate = durations.get(i);
      double next = durations.shareBelow(candidate + coarse);
      if (odds(before) * odds(before) > NOT_NEARLY_ALL * odds(next)) {
        break;
      }
      first = candidate;
    }
    return first;
  }

  /** Sees ends so soon that hardly any of a slot's time is lost, at the price of more polls. */
  static PollPlan eager(DurationSample durations) {
    long median = durations.quantile(MIDDLE);
    long idle = (long) (EAGER_IDLE * median) - NEXT_SUBMISSION;
    long fine = Math.max(SHORTEST_INTERVAL, Math.max(2 * idle, median / MOST_INTERVALS));
    long coarse = 2 * fine;
    long coarseUntil = durations.quantile(EAGER_COARSE_UNTIL) - coarse;
    return new PollPlan(durations.quantile(FEW), coarse, coarseUntil, fine);
  }

  private static double odds(double share) {
    return share / Math.max(1e-3, 1 - share);
  }

  private static long scaled(long interval, long median) {
    double part = Math.min(1, (double) median / USUAL_MEDIAN);
    return Math.max(SHORTEST_INTERVAL, (long) (interval * part));
  }
}
