package dev.pressrun.engine;

import java.util.function.Consumer;

/**
 * How many pictures wait to be downloaded, and whether these are too many to ask for more. Safe for
 * threads: who listens hears of the changes in their order.
 */
final class Backlog {
  private final int most;
  private final Consumer<Boolean> listener;
  private int waiting;

  /**
   * @param most at so many, downloads are behind
   * @param listener told when downloads fall behind, and when they have caught up
   */
  Backlog(int most, Consumer<Boolean> listener) {
    this.most = most;
    this.listener = listener;
  }

  synchronized void grow() {
    waiting++;
    if (waiting == most) {
      listener.accept(true);
    }
  }

  synchronized void shrink() {
    waiting--;
    if (waiting == most - 1) {
      listener.accept(false);
    }
  }

  synchronized boolean isFull() {
    return waiting >= most;
  }
}
