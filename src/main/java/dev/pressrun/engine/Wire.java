package dev.pressrun.engine;

import java.time.Duration;

/**
 * How many submissions are on their way at once: as many as our own hands can hold. Not safe for
 * threads; {@link Gate} guards it.
 */
final class Wire {
  private static final long LONGEST_WAIT = Duration.ofMillis(500).toNanos();

  /**
   * While it is full, so many answers are let come before the next submissions leave: hundreds come
   * in a second, and to wake for each costs more than what it frees.
   */
  private static final int ANSWERS_AT_ONCE = 4;

  private static final long LONGEST_WAIT_FOR_THEM = Duration.ofMillis(20).toNanos();

  private final int most;
  private int carried;
  private boolean fullWhenAsked;

  Wire(int most) {
    this.most = most;
  }

  void take() {
    carried++;
  }

  void free() {
    carried--;
  }

  boolean isFull() {
    return carried >= most;
  }

  /** The nanoseconds after which whoever waits for a permit looks again, woken or not. */
  long longestWait() {
    fullWhenAsked = isFull();
    return fullWhenAsked ? LONGEST_WAIT_FOR_THEM : LONGEST_WAIT;
  }

  /** Whether who waits may have something to find. */
  boolean isWorthWaking() {
    return !fullWhenAsked || carried <= most - ANSWERS_AT_ONCE;
  }
}
