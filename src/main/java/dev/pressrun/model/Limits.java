package dev.pressrun.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The user's own bounds on a run; the account's are learnt while it runs.
 *
 * @param requestsPerMinute at most so many submissions in any 60 seconds; null: as the account
 *     allows
 * @param concurrentJobs at most so many generations at once; null: as the account allows
 * @param maxCost spent, in flight and in doubt together never pass this
 * @param maxImages at most so many pictures bought
 * @param attempts how often an item is submitted at most when the provider fails it
 * @param generationDeadline after this long a generation is late: its id is kept, the next run asks
 *     again
 * @param giveUpAfter the run ends when the API has not answered once for this long
 * @param askAbove a run on a terminal that would cost more asks first
 * @param bandwidth bytes a second that pictures and references together take of the line; null: as
 *     many as it carries
 */
public record Limits(
    @Nullable Integer requestsPerMinute,
    @Nullable Integer concurrentJobs,
    @Nullable Money maxCost,
    @Nullable Integer maxImages,
    int attempts,
    Duration generationDeadline,
    Duration giveUpAfter,
    Money askAbove,
    @Nullable Long bandwidth) {
  private static final Money ASK_ABOVE = Money.of("10.00");

  public static final Limits DEFAULTS =
      new Limits(null, null, null, null, 3, Duration.ofMinutes(10), Duration.ofMinutes(15));

  /** With the default of what needs no question, on a line without a bound. */
  public Limits(
      @Nullable Integer requestsPerMinute,
      @Nullable Integer concurrentJobs,
      @Nullable Money maxCost,
      @Nullable Integer maxImages,
      int attempts,
      Duration generationDeadline,
      Duration giveUpAfter) {
    this(
        requestsPerMinute,
        concurrentJobs,
        maxCost,
        maxImages,
        attempts,
        generationDeadline,
        giveUpAfter,
        ASK_ABOVE,
        null);
  }

  /** The same with other caps. */
  public Limits withCaps(@Nullable Money newMaxCost, @Nullable Integer newMaxImages) {
    return new Limits(
        requestsPerMinute,
        concurrentJobs,
        newMaxCost,
        newMaxImages,
        attempts,
        generationDeadline,
        giveUpAfter,
        askAbove,
        bandwidth);
  }

  /** Whether there is a cap on cost or pictures. */
  public boolean areCapped() {
    return maxCost != null || maxImages != null;
  }
}
