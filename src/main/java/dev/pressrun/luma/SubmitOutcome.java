package dev.pressrun.luma;

import dev.pressrun.model.Failure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a submission. Only {@link InDoubt} leaves open whether a generation exists. */
public sealed interface SubmitOutcome {
  /** Whether the API may have got the whole request, which then counts against the allowance. */
  default boolean hadLeft() {
    return !(this instanceof NotSent || this instanceof Unsendable);
  }

  /** What the answer said of the allowance; empty where it said nothing. */
  default Optional<RateHeaders> rate() {
    return Optional.empty();
  }

  /** How long the API asked for nothing more; null where it gave no usable advice. */
  default @Nullable Duration retryAfter() {
    return null;
  }

  /**
   * The API has taken it on.
   *
   * @param rate what the answer said of the allowance
   */
  record Accepted(Generation generation, Optional<RateHeaders> rate) implements SubmitOutcome {}

  /**
   * The allowance of requests a minute is used up; nothing was created.
   *
   * @param rate empty where the headers could not be read
   * @param retryAfter null where the API gave no usable advice
   */
  record Throttled(Optional<RateHeaders> rate, @Nullable Duration retryAfter)
      implements SubmitOutcome {}

  /**
   * As many generations are under way as the account may have; nothing was created.
   *
   * @param retryAfter null where the API gave no usable advice
   */
  record SlotsFull(@Nullable Duration retryAfter) implements SubmitOutcome {}

  /** The API does not take this request; nothing was created, and the same again is pointless. */
  record Refused(Failure failure) implements SubmitOutcome {}

  /** The API takes no request from this account; nothing was created. */
  record AccountBlocked(Failure failure) implements SubmitOutcome {}

  /**
   * The API is out of service; nothing was created, and the same again is safe.
   *
   * @param retryAfter null where the API gave no usable advice
   */
  record Unavailable(Failure failure, @Nullable Duration retryAfter) implements SubmitOutcome {}

  /**
   * The request never reached the API whole, so nothing was created: no connection came about, or
   * it broke before the request's last bytes were handed to it.
   */
  record NotSent(Failure failure) implements SubmitOutcome {}

  /**
   * A local picture is not what it was when the request was made of it, so that the request was not
   * sent, or broken off before its last bytes: the API answered nothing, and the same again is
   * pointless.
   */
  record Unsendable(Failure failure) implements SubmitOutcome {}

  /** The request left and its fate is unknown: it must not be sent again without asking. */
  record InDoubt(Failure failure) implements SubmitOutcome {}
}
