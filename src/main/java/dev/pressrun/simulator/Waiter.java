package dev.pressrun.simulator;

import java.time.Duration;

/** How the simulator lets time pass where a fault holds something back. */
public interface Waiter {
  /**
   * Returns when the time is over, or the simulator is closed.
   *
   * @throws InterruptedException where the waiting thread is interrupted
   */
  void await(Duration time) throws InterruptedException;
}
