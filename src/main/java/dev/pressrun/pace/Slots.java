package dev.pressrun.pace;

import java.time.Duration;

/**
 * How many generations the account runs at once (the API's reference, "Concurrent jobs"). The
 * number is not announced, so it is felt for: the limit grows by half while submissions are
 * accepted, falls to what was really in flight on a refusal, and is tried again rarely.
 *
 * <p>Pure arithmetic over the times handed in; not safe for threads.
 */
public final class Slots {
  /** One refusal in so many submissions is the price of noticing that the account has grown. */
  static final int SUBMISSIONS_BETWEEN_PROBES = 2_000;

  private static final int FIRST_LIMIT = 4;
  private static final double GROWTH = 0.5;

  private final int upperBound;
  private double limit;
  private boolean growing = true;
  private int inFlight;
  private int acceptedSinceRefusal;
  private long blockedUntil;
  private boolean blocked;

  /**
   * @param upperBound the user's own bound of generations at once; {@link Integer#MAX_VALUE} for
   *     none
   */
  public Slots(int upperBound) {
    this.upperBound = upperBound;
    this.limit = FIRST_LIMIT;
  }

  /**
   * Nanoseconds until a slot may be asked for again; {@link Long#MAX_VALUE}: when one of ours is
   * free.
   */
  public long delay(long now) {
    if (blocked && blockedUntil - now > 0) {
      return blockedUntil - now;
    }
    blocked = false;
    return inFlight < limit() ? 0 : Long.MAX_VALUE;
  }

  /**
   * Takes a slot for a submission.
   *
   * @return how many of ours were in flight before; to be handed back to {@link #refused}
   */
  public int take() {
    return inFlight++;
  }

  /**
   * The submission in this slot was accepted: there are at least as many slots as the account now
   * runs.
   */
  public void accepted() {
    if (growing) {
      limit += 1 + GROWTH;
      return;
    }
    acceptedSinceRefusal++;
    if (inFlight >= limit && acceptedSinceRefusal >= SUBMISSIONS_BETWEEN_PROBES) {
      limit = inFlight + 1;
    }
  }

  /**
   * The submission was refused for want of a slot: there are no more slots than were taken when it
   * left.
   *
   * @param inFlightBefore what {@link #take} gave
   * @param retryAfter the API's advice, followed only where none of ours is in flight whose end
   *     would free a slot sooner
   */
  public void refused(int inFlightBefore, Duration retryAfter, long now) {
    inFlight--;
    growing = false;
    acceptedSinceRefusal = 0;
    limit = Math.max(1, Math.min(limit, inFlightBefore));
    if (inFlight == 0) {
      blocked = true;
      blockedUntil = now + retryAfter.toNanos();
    }
  }

  /** The generation in this slot ended, or its submission did not become one. */
  public void release() {
    inFlight--;
    blocked = false;
  }

  /** Counts a generation of an earlier run that may still be going on. */
  public void adopt() {
    inFlight++;
  }

  /**
   * Whether submissions wait for generations to end, so that to see an end sooner makes the run
   * shorter.
   */
  public boolean areShort() {
    return inFlight >= limit();
  }

  public int inFlight() {
    return inFlight;
  }

  private int limit() {
    return Math.min((int) limit, upperBound);
  }
}
