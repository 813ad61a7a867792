package dev.pressrun.pace;

import java.util.ArrayDeque;

/**
 * What of the account's allowance others seem to use. When each of theirs was counted is unknown,
 * so it is taken as used when it was noticed, and stays for the whole window; where the API has
 * said when there is room again, one of them leaves at that moment, and the answer to the one
 * submission that then goes out tells what became of the rest (the API's reference, "Requests per
 * minute": each ages out on its own, there is no reset boundary).
 *
 * <p>Times are nanoseconds of one monotonic clock; not safe for threads.
 */
final class OthersUse {
  private record Noticed(long at, int count) {}

  private final ArrayDeque<Noticed> noticed = new ArrayDeque<>();
  private int count;
  private boolean knowsRoom;
  private long roomAt;
  private boolean inQuestion;

  int count() {
    return count;
  }

  /** So many more were noticed now; nothing where it is 0 or less. */
  void add(int more, long now) {
    if (more > 0) {
      noticed.addLast(new Noticed(now, more));
      count += more;
    }
  }

  /** The API has said when there is room again; what it said last counts. */
  void roomAt(long time) {
    knowsRoom = true;
    roomAt = time;
  }

  /** Drops what is so old, and one where there is room again. */
  void expire(long now, long lifetime) {
    Noticed oldest = noticed.peekFirst();
    while (oldest != null && oldest.at() + lifetime - now <= 0) {
      drop(oldest.count());
      oldest = noticed.peekFirst();
    }
    if (knowsRoom && roomAt - now <= 0) {
      knowsRoom = false;
      inQuestion = count > 0;
      drop(1);
    }
  }

  /** Whether one has left early, so that the next answer tells whether others have, too. */
  boolean isInQuestion() {
    return inQuestion;
  }

  /** An answer has told: so many are gone, the oldest first; nothing where it is 0 or less. */
  void settle(int gone) {
    inQuestion = false;
    drop(gone);
  }

  private void drop(int oldest) {
    int left = Math.min(oldest, count);
    while (left > 0) {
      Noticed first = noticed.removeFirst();
      if (first.count() > left) {
        noticed.addFirst(new Noticed(first.at(), first.count() - left));
      }
      int dropped = Math.min(left, first.count());
      count -= dropped;
      left -= dropped;
    }
  }

  /** Nanoseconds until one of them leaves; {@link Long#MAX_VALUE} where there is none. */
  long delay(long now, long lifetime) {
    Noticed oldest = noticed.peekFirst();
    if (oldest == null) {
      return Long.MAX_VALUE;
    }
    long aged = oldest.at() + lifetime - now;
    return knowsRoom ? Math.min(aged, roomAt - now) : aged;
  }
}
