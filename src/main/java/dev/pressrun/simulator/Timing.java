package dev.pressrun.simulator;

import java.time.Duration;

/**
 * How long things take and last.
 *
 * @param medianDuration from the POST to the end of a generation, for half of them
 * @param durationSpread sigma of the log-normal distribution around the median; 0: all the same
 * @param urlLifetime for how long an output URL can be used after it was issued
 */
public record Timing(Duration medianDuration, double durationSpread, Duration urlLifetime) {
  public Timing {
    if (medianDuration.isNegative() || urlLifetime.isNegative() || !(durationSpread >= 0)) {
      throw new IllegalArgumentException("durations and their spread must not be negative");
    }
  }
}
