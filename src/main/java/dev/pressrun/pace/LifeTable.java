package dev.pressrun.pace;

import java.util.Arrays;

/**
 * The distribution of durations where some still go on (the estimator of Kaplan and Meier). When
 * many generations begin together the short ones end first; by these alone all would seem short.
 */
final class LifeTable {
  private static final int POINTS = 256;

  /** No guess is so many times longer than the longest that ended. */
  private static final double BEYOND = 100;

  private final long[] ended;
  private final double[] shares;

  /**
   * @param ended durations of at least one that ended
   * @param unfinished ages that others have at least reached
   */
  LifeTable(long[] ended, long[] unfinished) {
    this.ended = ended.clone();
    this.shares = new double[ended.length];
    Arrays.sort(this.ended);
    long[] going = unfinished.clone();
    Arrays.sort(going);
    double survive = 1;
    int passed = 0;
    for (int i = 0; i < this.ended.length; i++) {
      while (passed < going.length && going[passed] < this.ended[i]) {
        passed++;
      }
      survive *= 1 - 1.0 / (this.ended.length - i + going.length - passed);
      shares[i] = 1 - survive;
    }
  }

  /** Durations that stand for the distribution, in equal shares. */
  DurationSample sample() {
    long[] points = new long[POINTS];
    int next = 0;
    for (int i = 0; i < POINTS; i++) {
      double share = (i + 0.5) / POINTS;
      while (next < shares.length && shares[next] < share) {
        next++;
      }
      points[i] = next < shares.length ? ended[next] : beyond(share);
    }
    return new DurationSample(points);
  }

  /**
   * Where none has ended yet, by the logarithms of durations and odds. Of durations that begin next
   * to nothing that would be next to endless.
   */
  private long beyond(double share) {
    int last = ended.length - 1;
    int half = last / 2;
    double odds = logit(shares[last]) - logit(shares[half]);
    double slope = odds > 0 ? Math.log((double) ended[last] / Math.max(1, ended[half])) / odds : 0;
    double longer = Math.exp(slope * (logit(share) - logit(shares[last])));
    return (long) (ended[last] * Math.min(BEYOND, longer));
  }

  private static double logit(double share) {
    return Math.log(share / (1 - share));
  }
}
