package dev.pressrun.engine;

import dev.pressrun.luma.RateHeaders;
import dev.pressrun.pace.Outage;
import dev.pressrun.pace.SlidingWindowRateLimiter;
import dev.pressrun.pace.Slots;
import dev.pressrun.pace.Waiter;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the account and the API restrain, and what each answer to a submission means for that, once
 * it was heard. Not safe for threads; {@link Gate} guards it.
 *
 * @param slots generations at once
 * @param allowance submissions a minute
 * @param outage whether the API is out of service
 * @param waiter the clock by which the API's advice is followed
 */
record Restraints(Slots slots, SlidingWindowRateLimiter allowance, Outage outage, Waiter waiter) {
  private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(5);
  private static final Duration SILENCE_WORTH_TELLING = Duration.ofSeconds(10);

  /** Nanoseconds until a submission is worth another try; 0: now. */
  long delay() {
    return Math.max(slots.delay(waiter.nanoTime()), allowance.delay());
  }

  /** What of these is worth telling at this moment. */
  Hold hold() {
    Duration silence = outage.lasting();
    if (outage.isOpen() || silence.compareTo(SILENCE_WORTH_TELLING) > 0) {
      return new Hold.Outage(silence);
    }
    long asked = Math.max(slots.asked(waiter.nanoTime()), allowance.asked());
    if (asked > 0) {
      return new Hold.Asked(Duration.ofNanos(asked));
    }
    long next = allowance.delay();
    return next == 0 || next == Long.MAX_VALUE
        ? new Hold.Nothing()
        : new Hold.Allowance(allowance.limit(), Duration.ofNanos(next));
  }

  /** Takes a slot and a part of the allowance; returns the slot's ticket. */
  long take() {
    allowance.acquirePermission(1);
    return slots.take();
  }

  void heard(long permitted, Optional<RateHeaders> rate, @Nullable Duration retryAfter) {
    allowance.answered();
    rate.ifPresent(
        known ->
            allowance.learn(
                known.limit(),
                known.remaining(),
                retryAfter == null ? known.untilReset() : retryAfter,
                permitted));
  }

  void accepted() {
    outage.succeeded();
    outage.progressed();
    slots.accepted();
  }

  void throttled(@Nullable Duration retryAfter) {
    outage.succeeded();
    outage.refused();
    allowance.refused(orDefault(retryAfter));
    slots.nothingMade();
  }

  void slotsFull(long ticket, @Nullable Duration retryAfter) {
    outage.succeeded();
    outage.refused();
    slots.refused(ticket, orDefault(retryAfter), waiter.nanoTime());
  }

  void refused() {
    outage.succeeded();
    slots.nothingMade();
  }

  void unavailable() {
    outage.failed();
    slots.nothingMade();
  }

  void neverSent() {
    allowance.neverSent();
    outage.failed();
    slots.nothingMade();
  }

  void unsendable() {
    allowance.neverSent();
    outage.passUnused();
    slots.nothingMade();
  }

  private static Duration orDefault(@Nullable Duration retryAfter) {
    return retryAfter == null ? DEFAULT_RETRY_AFTER : retryAfter;
  }
}
