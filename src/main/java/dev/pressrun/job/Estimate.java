package dev.pressrun.job;

import dev.pressrun.input.JobSpec;
import dev.pressrun.input.Provider;
import dev.pressrun.ledger.LedgerData;
import dev.pressrun.ledger.LedgerQueries;
import dev.pressrun.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How long pictures take and how much disk they need, as far as is known.
 *
 * @param requestsPerMinute how many submissions in 60 s the account or the user allows
 * @param concurrentJobs how many generations at once
 * @param median how long a generation takes
 * @param medianIsObserved whether that is known from this job's own; else it is the provider's word
 * @param pictureBytes of a picture
 * @param pictureBytesAreObserved whether that is known from this job's own; else it is assumed
 */
public record Estimate(
    OptionalInt requestsPerMinute,
    OptionalInt concurrentJobs,
    Duration median,
    boolean medianIsObserved,
    long pictureBytes,
    boolean pictureBytesAreObserved) {
  /** The provider's reference, "Generation": 30 s in the middle. */
  private static final Duration USUAL_DURATION = Duration.ofSeconds(30);

  /** The provider's reference, "Generation": a PNG has typically 3 to 8 MB. */
  private static final long USUAL_BYTES = 5_500_000;

  private static final int ENOUGH_DURATIONS = 1_000;

  /**
   * Of a job.
   *
   * @param ledger what earlier runs did; null where there was none
   */
  static Estimate of(JobSpec spec, @Nullable LedgerData ledger) {
    JobMemory memory = ledger == null ? null : new JobMemory(ledger);
    Duration observed = ledger == null ? null : median(new LedgerQueries(ledger));
    long bytes = ledger == null ? 0 : new LedgerQueries(ledger).meanPictureBytes();
    OptionalInt none = OptionalInt.empty();
    return new Estimate(
        least(
            spec.limits().requestsPerMinute(),
            memory == null ? none : memory.requestsPerMinute(),
            simulated(spec, true)),
        least(
            spec.limits().concurrentJobs(),
            memory == null ? none : memory.concurrentJobs(),
            simulated(spec, false)),
        observed == null ? usualDuration(spec) : observed,
        observed != null,
        bytes == 0 ? USUAL_BYTES : bytes,
        bytes > 0);
  }

  private static Duration usualDuration(JobSpec spec) {
    Duration simulated = spec.simulator().medianDuration();
    return spec.provider() == Provider.SIMULATOR && simulated != null ? simulated : USUAL_DURATION;
  }

  private static OptionalInt simulated(JobSpec spec, boolean rate) {
    if (spec.provider() != Provider.SIMULATOR) {
      return OptionalInt.empty();
    }
    SimulatorSettings usual = SimulatorSettings.defaults();
    return OptionalInt.of(
        rate
            ? Objects.requireNonNullElse(
                spec.simulator().requestsPerMinute(), usual.account().requestsPerMinute())
            : Objects.requireNonNullElse(
                spec.simulator().concurrentJobs(), usual.account().concurrentJobs()));
  }

  private static OptionalInt least(@Nullable Integer own, OptionalInt learnt, OptionalInt stated) {
    int least = own == null ? Integer.MAX_VALUE : own;
    least = Math.min(least, learnt.orElse(stated.orElse(Integer.MAX_VALUE)));
    return least == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(least);
  }

  private static @Nullable Duration median(LedgerQueries ledger) {
    List<Duration> durations = ledger.durations(ENOUGH_DURATIONS).stream().sorted().toList();
    return durations.isEmpty() ? null : durations.get(durations.size() / 2);
  }

  /** Whether {@link #time} leaves out a limit that is not known, so that it may take longer. */
  public boolean isAtLeast() {
    return requestsPerMinute.isEmpty() || concurrentJobs.isEmpty();
  }

  /** How long so many pictures take; empty where neither limit is known. */
  public @Nullable Duration time(long pictures) {
    if (pictures == 0) {
      return Duration.ZERO;
    }
    if (requestsPerMinute.isEmpty() && concurrentJobs.isEmpty()) {
      return null;
    }
    long fullMinutes =
        requestsPerMinute.isPresent() ? (pictures - 1) / requestsPerMinute.getAsInt() : 0;
    long rounds = concurrentJobs.isPresent() ? 1 + (pictures - 1) / concurrentJobs.getAsInt() : 1;
    Duration paced = Duration.ofMinutes(fullMinutes).plus(median);
    Duration crowded = median.multipliedBy(rounds);
    return paced.compareTo(crowded) > 0 ? paced : crowded;
  }

  /** How many bytes so many pictures have. */
  public long bytes(long pictures) {
    return pictures * pictureBytes;
  }
}
