package dev.pressrun.ledger;

/** Tells whether any of the hashes that it is shown comes twice; beyond some number, any may. */
final class SeenHashes {
  private static final int FIRST_CAPACITY = 1024;

  /** 16 MB of memory. */
  private static final int MOST_CAPACITY = 1 << 21;

  private static final long EMPTY = 0;

  private long[] seen = new long[FIRST_CAPACITY];
  private int used;
  private boolean doubled;

  void add(long hash) {
    if (used * 4L > seen.length * 3L) {
      grow();
    }
    // One more hash that looks like another is one more look at the ledger, and nothing else.
    if (!doubled && !put(hash == EMPTY ? 1 : hash)) {
      giveUp();
    }
  }

  private void giveUp() {
    doubled = true;
    seen = new long[1];
    used = 0;
  }

  boolean mayBeDoubled() {
    return doubled;
  }

  private boolean put(long hash) {
    int mask = seen.length - 1;
    int place = (int) (hash ^ hash >>> 32) & mask;
    while (seen[place] != EMPTY) {
      if (seen[place] == hash) {
        return false;
      }
      place = place + 1 & mask;
    }
    seen[place] = hash;
    used++;
    return true;
  }

  private void grow() {
    if (seen.length == MOST_CAPACITY) {
      giveUp();
      return;
    }
    long[] before = seen;
    seen = new long[2 * before.length];
    used = 0;
    for (long hash : before) {
      if (hash != EMPTY) {
        put(hash);
      }
    }
  }
}
