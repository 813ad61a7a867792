package dev.pressrun.input;

/**
 * Counts how often each fingerprint has been seen. It is the one thing that grows with the number
 * of rows, and only where rows have no id: 12 bytes for each different row, up to twice that while
 * there is room to grow.
 */
final class Occurrences {
  private static final int FIRST_CAPACITY = 1024;

  private long[] keys = new long[FIRST_CAPACITY];
  private int[] counts = new int[FIRST_CAPACITY];
  private int used;

  /** How often this has been seen, this time included. */
  int count(long key) {
    if (used * 4L > keys.length * 3L) {
      grow();
    }
    int place = place(keys, counts, key);
    if (counts[place] == 0) {
      keys[place] = key;
      used++;
    }
    return ++counts[place];
  }

  private static int place(long[] keys, int[] counts, long key) {
    int mask = keys.length - 1;
    int place = (int) (key ^ key >>> 32) & mask;
    while (counts[place] != 0 && keys[place] != key) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    long[] moreKeys = new long[keys.length * 2];
    int[] moreCounts = new int[keys.length * 2];
    for (int i = 0; i < keys.length; i++) {
      if (counts[i] != 0) {
        int place = place(moreKeys, moreCounts, keys[i]);
        moreKeys[place] = keys[i];
        moreCounts[place] = counts[i];
      }
    }
    keys = moreKeys;
    counts = moreCounts;
  }
}
