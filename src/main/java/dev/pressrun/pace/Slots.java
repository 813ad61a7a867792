package dev.pressrun.pace;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How many generations the account runs at once (the API's reference, "Concurrent jobs"). The
 * number is not announced, so it is felt for: the limit doubles, then grows by a quarter, while
 * submissions are accepted, falls to what was really in flight on a refusal, and is tried again
 * rarely: in growing steps, each of which has to hold for a while, since a generation that has
 * ended unseen leaves room for a moment.
 *
 * <p>Pure arithmetic over the times handed in; not safe for threads.
 */
public final class Slots {
  /** One refusal in so many submissions is the price of noticing that the account has grown. */
  static final int SUBMISSIONS_BETWEEN_PROBES = 2_000;

  /** A step that is a smaller part of the limit cannot be told from ends that are not seen yet. */
  private static final int DISTINCT = 10;

  /** Up to here the limit is twice what was accepted, so that few slots are found as soon. */
  private static final int FEW = 16;

  private static final double GROWTH = 0.25;

  /**
   * Few slots may be those that others on the account had left for a moment: they are doubted after
   * so many submissions a slot, and after so many times as many each time they turn out to be all.
   */
  private static final int DOUBTED_AFTER = 4;

  private final int upperBound;
  private double limit;
  private boolean growing = true;
  private int inFlight;
  private int unanswered;

  /** The submission that left last took the last slot. */
  private boolean filled;

  /**
   * Since the last refusal nothing was accepted and no generation ended: what is unanswered is
   * likely to be refused as well, and more would be.
   */
  private boolean wary;

  private long released;

  /** Submissions that were accepted since the limit last changed. */
  private int quiet;

  /** So many submissions the limit is believed without being tried. */
  private int believed;

  /** How far a probe goes beyond the limit that held before it; 0 where none is being made. */
  private int step;

  private double held;
  private long blockedUntil;
  private boolean blocked;

  /**
   * @param upperBound the user's own bound of generations at once; {@link Integer#MAX_VALUE} for
   *     none
   */
  public Slots(int upperBound) {
    this.upperBound = upperBound;
    this.limit = 1;
  }

  /**
   * Nanoseconds until a slot may be asked for again; {@link Long#MAX_VALUE}: when one of ours is
   * free, or when what left before a refusal is answered.
   */
  public long delay(long now) {
    if (blocked && blockedUntil - now > 0) {
      return blockedUntil - now;
    }
    blocked = false;
    boolean answersFirst = wary && unanswered > 0;
    return !isFull() && !answersFirst ? 0 : Long.MAX_VALUE;
  }

  /** Nanoseconds for which the API has asked for nothing more; 0 where it has not. */
  public long asked(long now) {
    return blocked ? Math.max(0, blockedUntil - now) : 0;
  }

  /**
   * Takes a slot for a submission.
   *
   * @return a ticket, to be handed back to {@link #refused}
   */
  public long take() {
    inFlight++;
    unanswered++;
    filled = isFull();
    return released;
  }

  /**
   * The submission in this slot was accepted: there are at least as many slots as the account now
   * runs.
   */
  public void accepted() {
    unanswered--;
    wary = false;
    if (growing) {
      limit += limit < 2 ? 1 : limit < FEW ? 2 : 1 + GROWTH;
      filled = isFull();
      return;
    }
    quiet++;
    if (inFlight >= limit && quiet >= (step == 0 ? believed : 2 * limit)) {
      held = limit;
      step = step == 0 ? 1 : 2 * step;
      limit = inFlight + step;
      quiet = 0;
    }
  }

  /**
   * The submission was refused for want of a slot: there are no more slots than ours that are in
   * flight now, and those that were set free since it left. Submissions that left with it and are
   * unanswered count, since they may have overtaken it; if they are refused too, they correct that.
   *
   * @param ticket what {@link #take} gave
   * @param retryAfter the API's advice, followed only where none of ours is in flight whose end
   *     would free a slot sooner
   */
  public void refused(long ticket, Duration retryAfter, long now) {
    inFlight--;
    unanswered--;
    wary = true;
    growing = false;
    double known = step > 0 && step <= limit / DISTINCT ? held : limit;
    limit = Math.max(1, Math.min(known, inFlight + (released - ticket)));
    believed = limit > FEW ? SUBMISSIONS_BETWEEN_PROBES : believedOfFew();
    step = 0;
    quiet = 0;
    if (inFlight == 0) {
      blocked = true;
      blockedUntil = now + retryAfter.toNanos();
    }
  }

  private int believedOfFew() {
    double longer = step > 0 ? DOUBTED_AFTER * believed : Math.max(believed, DOUBTED_AFTER * limit);
    return (int) Math.min(SUBMISSIONS_BETWEEN_PROBES, longer);
  }

  /** The submission in this slot did not become a generation, for a reason other than its slot. */
  public void nothingMade() {
    unanswered--;
    release();
  }

  /** The generation in this slot ended. */
  public void release() {
    inFlight--;
    released++;
    wary = false;
    blocked = false;
  }

  /**
   * Counts a generation of an earlier run that may still be going on: there are at least as many
   * slots.
   */
  public void adopt() {
    inFlight++;
    limit = growing ? Math.max(limit, inFlight) : limit;
  }

  /**
   * Whether submissions wait for generations to end, so that to see an end sooner makes the run
   * shorter. It is so, too, for the moment in which one has been seen to end and the next is on its
   * way, and to the end of the run where the last submission took the last slot.
   */
  public boolean areShort() {
    return filled || isFull();
  }

  public int inFlight() {
    return inFlight;
  }

  /** How many generations at once the account allows; empty until it has refused one more. */
  public OptionalInt found() {
    return growing ? OptionalInt.empty() : OptionalInt.of((int) (step > 0 ? held : limit));
  }

  private boolean isFull() {
    return inFlight >= limit();
  }

  private int limit() {
    return Math.min((int) limit, upperBound);
  }
}
