package dev.pressrun.input;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the simulator's account behaves, where the job file says so; null: as the simulator does by
 * itself.
 *
 * @param requestsPerMinute submissions allowed in any 60 seconds
 * @param concurrentJobs generations allowed at once
 * @param medianDuration how long a generation takes
 * @param longSide of a picture, in pixels
 * @param urlLifetime how long a picture's URL works
 * @param faults in the simulator's own notation
 * @param moderated words that the simulated filter refuses; null: its own list
 * @param seed of all that is random
 */
public record SimulatorSpec(
    @Nullable Integer requestsPerMinute,
    @Nullable Integer concurrentJobs,
    @Nullable Duration medianDuration,
    @Nullable Integer longSide,
    @Nullable Duration urlLifetime,
    @Nullable String faults,
    @Nullable List<String> moderated,
    @Nullable Long seed) {
  public static final SimulatorSpec DEFAULTS =
      new SimulatorSpec(null, null, null, null, null, null, null, null);
}
