package dev.pressrun.pace;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/**
 * Time that only moves forward, and waiting on it: the one seam through which the program spends
 * time. Jumps of the machine's clock do not reach it. A test's waiter moves its own clock instead
 * of sleeping.
 */
public interface Waiter {
  /** Nanoseconds since an arbitrary moment; only differences mean anything. */
  long nanoTime();

  /** Waits until the condition is signalled, or so many nanoseconds have passed. */
  void await(Condition condition, long nanos) throws InterruptedException;

  /** The machine's own monotonic clock. */
  static Waiter system() {
    return new Waiter() {
      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public void await(Condition condition, long nanos) throws InterruptedException {
        condition.await(nanos, TimeUnit.NANOSECONDS);
      }
    };
  }
}
