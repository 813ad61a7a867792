package dev.pressrun.engine;

import dev.pressrun.pace.ObservedDurations;
import dev.pressrun.pace.Waiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * When each generation is to be asked for next: due times in memory, one for each that is waited
 * for. Safe for threads.
 */
final class Schedule {
  private static final long LONGEST_WAIT = Duration.ofMillis(500).toNanos();

  private record Due(Flight flight, long at) {
    Due planned(ObservedDurations durations, boolean slotsAreShort) {
      long age = durations.nextPoll(flight.unfinished(), 0, slotsAreShort);
      return new Due(flight, flight.submitted() + age);
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::at));
  private final Waiter waiter;

  Schedule(Waiter waiter) {
    this.waiter = waiter;
  }

  /** The flight is to be asked for when so many nanoseconds have passed. */
  void add(Flight flight, long delayNanos) {
    lock.lock();
    try {
      Due added = new Due(flight, waiter.nanoTime() + delayNanos);
      due.add(added);
      if (due.peek() == added) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes those whose time has come, at most so many; waits a little where there are none. */
  List<Flight> takeDue(int most) throws InterruptedException {
    lock.lock();
    try {
      Due first = due.peek();
      long wait = first == null ? LONGEST_WAIT : first.at() - waiter.nanoTime();
      if (wait > 0 || most == 0) {
        waiter.await(changed, most == 0 ? LONGEST_WAIT : Math.min(wait, LONGEST_WAIT));
      }
      return remove(most);
    } finally {
      lock.unlock();
    }
  }

  private List<Flight> remove(int most) {
    List<Flight> flights = new ArrayList<>();
    long now = waiter.nanoTime();
    for (Due first = due.peek(); first != null && first.at() - now <= 0; first = due.peek()) {
      if (flights.size() == most) {
        break;
      }
      flights.add(due.remove().flight());
    }
    return flights;
  }

  /**
   * As ends show how long a generation takes, gives new times to those that are only waited for,
   * and not held up by trouble.
   *
   * @param slotsAreShort whether a submission waits for a generation to end
   */
  void replan(ObservedDurations durations, boolean slotsAreShort) {
    durations.learn(plain().mapToLong(Flight::unfinished).toArray());
    lock.lock();
    try {
      List<Due> all = List.copyOf(due);
      due.clear();
      for (Due one : all) {
        Flight flight = one.flight();
        due.add(flight.isPlain() ? one.planned(durations, slotsAreShort) : one);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Stream<Flight> plain() {
    lock.lock();
    try {
      return List.copyOf(due).stream().map(Due::flight).filter(Flight::isPlain);
    } finally {
      lock.unlock();
    }
  }

  /** Takes all, due or not. */
  List<Flight> takeAll() {
    lock.lock();
    try {
      List<Flight> flights = due.stream().map(Due::flight).toList();
      due.clear();
      return flights;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the wait of {@link #takeDue}. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
