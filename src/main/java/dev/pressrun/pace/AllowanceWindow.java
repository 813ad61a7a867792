package dev.pressrun.pace;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The account's allowance of submissions: at most N in any 60 seconds, each ageing out on its own
 * (the API's reference, "Requests per minute"). N is learnt from the first answer; until then one
 * submission at a time goes out.
 *
 * <p>A submission counts from the moment it is permitted until 60 s after its <em>answer</em>: the
 * API counted it somewhere in between, so this window is never ahead of the API's, at the cost of
 * one round trip in 60 s.
 *
 * <p>Pure arithmetic over the times handed in, in nanoseconds of one monotonic clock; not safe for
 * threads.
 */
public final class AllowanceWindow {
  private static final long WINDOW = Duration.ofSeconds(60).toNanos();
  private static final long MARGIN_STEP = Duration.ofMillis(100).toNanos();
  private static final long MAX_MARGIN = Duration.ofSeconds(2).toNanos();
  private static final int UNKNOWN = -1;

  /** An answer that takes longer tells little of the present. */
  private static final long LONGEST_ANSWER = Duration.ofSeconds(30).toNanos();

  /** One that is never answered would have all that follow count as overtaking. */
  private static final int MOST_OVERTAKING = 64;

  private final int upperBound;
  private final ArrayDeque<Long> answered = new ArrayDeque<>();

  /** Those that have aged out lately: the API may have counted them when it sent what comes now. */
  private final ArrayDeque<Long> aged = new ArrayDeque<>();

  private final OthersUse others = new OthersUse();
  private int outstanding;

  /** Submissions since none was outstanding: an answer may have been overtaken by these. */
  private int together;

  private int limit = UNKNOWN;
  private long margin;
  private long blockedUntil;
  private boolean blocked;

  /**
   * @param upperBound the user's own bound of submissions in 60 s; {@link Integer#MAX_VALUE} for
   *     none
   */
  public AllowanceWindow(int upperBound) {
    this.upperBound = upperBound;
  }

  /** Nanoseconds until a submission may be asked for again; 0 where one may go out now. */
  public long delay(long now) {
    expire(now);
    if (blocked && blockedUntil - now > 0) {
      return blockedUntil - now;
    }
    blocked = false;
    if (limit == UNKNOWN && outstanding > 0) {
      return Long.MAX_VALUE;
    }
    if (room() > 0) {
      return 0;
    }
    Long oldest = answered.peekFirst();
    long own = oldest == null ? Long.MAX_VALUE : oldest + WINDOW + margin - now;
    return Math.max(1, Math.min(own, others.delay(now, WINDOW + margin)));
  }

  /** Nanoseconds for which the API has asked for nothing more; 0 where it has not. */
  public long asked(long now) {
    return blocked ? Math.max(0, blockedUntil - now) : 0;
  }

  /** Counts a submission that goes out now. */
  public void take() {
    together = outstanding == 0 ? 1 : together + 1;
    outstanding++;
  }

  /** A submission was answered, or its fate will never be known: it ages out from here. */
  public void answered(long now) {
    outstanding--;
    answered.addLast(now);
    if (limit == UNKNOWN) {
      limit = Integer.MAX_VALUE;
    }
  }

  /** A submission never left: it does not count. */
  public void neverSent() {
    outstanding--;
  }

  /**
   * Counts a submission of an earlier run, answered at a time before the clock's present one;
   * oldest first.
   */
  public void seed(long answeredAt) {
    answered.addLast(answeredAt);
  }

  /**
   * Learns from an answer's headers. Where the account has less left than our own submissions
   * explain, somebody else uses it too; what they used is taken as having been used just now, until
   * a later answer shows that it has aged out.
   *
   * @param newLimit {@code X-RateLimit-Limit}
   * @param remaining {@code X-RateLimit-Remaining}
   * @param roomIn until the API expects room again; null where unknown; nothing is made of what is
   *     not within the next 60 s
   * @param permitted when the submission that was answered went out: what has aged out of our
   *     window since then may have been in the API's when it answered
   */
  public void learn(
      int newLimit, int remaining, @Nullable Duration roomIn, long permitted, long now) {
    limit = Math.max(1, newLimit);
    expire(now);
    int counted = limit - Math.max(0, remaining);
    if (others.isInQuestion()) {
      int overtaking = Math.min(together - 1, MOST_OVERTAKING);
      others.settle(answered.size() + others.count() - counted - overtaking);
    }
    others.add(counted - own() - agedSince(permitted) - others.count(), now);
    long room = roomIn == null ? 0 : roomIn.toNanos();
    if (others.count() > 0 && counted >= limit && room > 0 && room <= WINDOW) {
      others.roomAt(now + room + margin);
    }
  }

  /**
   * The API refused a submission for this limit. Nothing goes out until it said; and as its window
   * turned out to be behind ours, ours grows a little. Whether it counts what it refuses is not
   * said: while others use the account, that is in question like their use.
   */
  public void refused(Duration retryAfter, long now) {
    blocked = true;
    blockedUntil = now + retryAfter.toNanos();
    margin = Math.min(MAX_MARGIN, margin + MARGIN_STEP);
    if (others.count() > 0 && answered.pollLast() != null) {
      others.add(1, now);
    }
  }

  /** How many submissions could go out now. */
  public int available(long now) {
    if (delay(now) > 0) {
      return 0;
    }
    return limit == UNKNOWN ? 1 : room();
  }

  /**
   * Submissions in 60 s that are allowed as far as is known; empty information is {@link
   * Integer#MAX_VALUE}.
   */
  public int limit() {
    return limit == UNKNOWN ? upperBound : Math.min(limit, upperBound);
  }

  private int room() {
    int account = limit == UNKNOWN ? Integer.MAX_VALUE : limit;
    return Math.min(upperBound - own(), account - own() - others.count());
  }

  private int own() {
    return outstanding + answered.size();
  }

  private int agedSince(long time) {
    int count = 0;
    for (Iterator<Long> latest = aged.descendingIterator();
        latest.hasNext() && latest.next() + WINDOW + margin - time > 0; ) {
      count++;
    }
    return count;
  }

  private void expire(long now) {
    long lifetime = WINDOW + margin;
    others.expire(now, lifetime);
    while (!answered.isEmpty() && answered.element() + lifetime - now <= 0) {
      aged.addLast(answered.remove());
    }
    while (!aged.isEmpty() && aged.element() + lifetime + LONGEST_ANSWER - now <= 0) {
      aged.remove();
    }
  }
}
