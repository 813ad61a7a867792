package dev.pressrun.pace;

import java.util.Locale;

/**
 * The fewest polls for a generation, on average, that any schedule needs to see half of the ends
 * within a second and 95 % of them within two and a half, where durations are log-normal and known:
 * dynamic programming over the age, in steps of 0.1 s, with a price on each end that is seen too
 * late. The bound is the Lagrangian dual, and so holds for schedules that change from one
 * generation to the next as well.
 *
 * <p>Run by itself it prints the bound beside what {@link ObservedDurations} needs, which has to
 * find the distribution out.
 */
final class PollingBound {
  private static final double STEP = 0.1;
  private static final int SOON = 10;
  private static final int LATEST = 25;
  private static final double NOT_SOON = 0.5;
  private static final double TOO_LATE = 0.05;
  private static final int LONGEST_INTERVAL = 400;
  private static final int ROUNDS = 6;
  private static final int HALVINGS = 16;

  private final double[] ended;
  private final double[] cost;

  private PollingBound(double median, double sigma) {
    int steps = (int) Math.ceil(median * Math.exp(4 * sigma) / STEP);
    this.ended = new double[steps + 1];
    this.cost = new double[steps + 1];
    for (int i = 1; i < steps; i++) {
      ended[i] = normal(Math.log(i * STEP / median) / sigma);
    }
    ended[steps] = 1;
  }

  /** Prints a table for generations of 30 s. */
  public static void main(String[] args) {
    System.out.println("| sigma | bound | pressrun | p50, s | p95, s |\n|---|---|---|---|---|");
    for (double sigma : new double[] {0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5}) {
      PollingSimulation.Result result = new PollingSimulation(30, sigma, 20_000, 1).everySeconds(1);
      System.out.printf(
          Locale.ROOT,
          "| %.2f | %.2f | %.2f | %.2f | %.2f |%n",
          sigma,
          of(30, sigma),
          result.gets(),
          result.p50(),
          result.p95());
    }
  }

  /** The bound, for a median in seconds and the sigma of the logarithms. */
  static double of(double median, double sigma) {
    PollingBound bound = new PollingBound(median, sigma);
    double soon = 2;
    double late = 20;
    for (int round = 0; round < ROUNDS; round++) {
      double lateNow = late;
      soon = highest(4 * soon + 4, price -> bound.dual(price, lateNow));
      double soonNow = soon;
      late = highest(4 * late + 4, price -> bound.dual(soonNow, price));
    }
    return bound.dual(soon, late);
  }

  private interface Curve {
    double at(double price);
  }

  /** Where a concave curve is highest between 0 and a limit. */
  private static double highest(double limit, Curve curve) {
    double low = 0;
    double high = limit;
    for (int i = 0; i < HALVINGS; i++) {
      double third = (high - low) / 3;
      if (curve.at(low + third) < curve.at(high - third)) {
        low += third;
      } else {
        high -= third;
      }
    }
    return (low + high) / 2;
  }

  private double dual(double soonPrice, double latePrice) {
    for (int at = ended.length - 2; at >= 0; at--) {
      double best = Double.MAX_VALUE;
      int furthest = at == 0 ? ended.length - 1 : Math.min(ended.length - 1, at + LONGEST_INTERVAL);
      for (int next = at + 1; next <= furthest; next++) {
        double lateness =
            soonPrice * between(at, next - SOON) + latePrice * between(at, next - LATEST);
        best = Math.min(best, 1 - ended[at] + lateness + cost[next]);
      }
      cost[at] = best;
    }
    return cost[0] - NOT_SOON * soonPrice - TOO_LATE * latePrice;
  }

  private double between(int from, int to) {
    return to <= from ? 0 : ended[to] - ended[from];
  }

  /** The normal distribution, by Zelen and Severo's approximation. */
  private static double normal(double x) {
    double t = 1 / (1 + 0.2316419 * Math.abs(x));
    double[] factors = {1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.319381530};
    double sum = 0;
    for (double factor : factors) {
      sum = (sum + factor) * t;
    }
    double tail = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * sum;
    return x > 0 ? 1 - tail : tail;
  }
}
