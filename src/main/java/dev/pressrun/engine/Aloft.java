package dev.pressrun.engine;

import java.util.concurrent.atomic.AtomicInteger;

/** How many generations are waited for. Safe for threads. */
final class Aloft {
  private final AtomicInteger all = new AtomicInteger();
  private final AtomicInteger observed = new AtomicInteger();

  /**
   * One more is waited for.
   *
   * @return how many others that this run saw leave are, too: those of earlier runs do not show how
   *     long a generation takes
   */
  int add(Flight flight) {
    all.incrementAndGet();
    return flight.observed() ? observed.getAndIncrement() : observed.get();
  }

  /** One is waited for no more. */
  void landed(Flight flight) {
    all.decrementAndGet();
    if (flight.observed()) {
      observed.decrementAndGet();
    }
  }

  boolean isEmpty() {
    return all.get() == 0;
  }
}
