package dev.pressrun.job;

import dev.pressrun.model.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run of a job, as Spring Batch's tables have it.
 *
 * @param endedAt null where it is under way, or was killed
 * @param figures what it came to; null where it was killed before it could say
 * @param billed what was billed in its time, which is known of a killed run too
 * @param stopped why it was stopped, in a word such as {@code cap_reached}; empty where it was not
 */
public record PastRun(
    long execution,
    Instant startedAt,
    @Nullable Instant endedAt,
    Ending ending,
    @Nullable Figures figures,
    Billed billed,
    String stopped) {

  /** How a run ended. */
  public enum Ending {
    /** It came to its end. */
    COMPLETED,
    /** It was stopped, and said so. */
    STOPPED,
    /** Nothing was sent, since rows are invalid. */
    REFUSED,
    /** It ended by an error. */
    FAILED,
    /** It was killed, or is under way. */
    OPEN
  }

  /** What a run came to. */
  public record Figures(long made, long failed, long inDoubt, Money spent) {}

  /** What was billed in a run's time. */
  public record Billed(long images, Money cost) {}
}
