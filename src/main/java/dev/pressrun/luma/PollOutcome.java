package dev.pressrun.luma;

import dev.pressrun.model.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What asking for a generation brought. */
public sealed interface PollOutcome {

  /** The generation, in whatever state. */
  record Found(Generation generation) implements PollOutcome {}

  /** The API does not know this generation. */
  record Gone(Failure failure) implements PollOutcome {}

  /** The API answers nothing to this account. */
  record AccountBlocked(Failure failure) implements PollOutcome {}

  /**
   * No usable answer: throttled, out of service, unreachable or garbled. Asking again is harmless.
   *
   * @param retryAfter null where the API gave no usable advice
   */
  record Unavailable(Failure failure, @Nullable Duration retryAfter) implements PollOutcome {}
}
