package dev.pressrun.pace;

import java.time.Duration;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * An account with slots that it does not announce, and a client that submits to it as {@link Slots}
 * lets it, with more to submit than there are slots. Time is simulated: submissions arrive after a
 * random part of their round trip, and so overtake each other; generations take 30 s, log-normally
 * spread, and are seen to have ended up to 0.8 s later.
 */
final class SlotAccount {
  private static final int ON_THE_WIRE = 64;
  private static final double TRIP_SECONDS = 0.3;
  private static final double SEEN_LATE_SECONDS = 0.8;

  private record Event(double at, Runnable happens) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingDouble(Event::at));
  private final Slots slots = new Slots(Integer.MAX_VALUE);
  private final Random random;
  private int there;
  private double now;
  private int busy;
  private int onTheWire;
  private long submitted;
  private long refused;
  private double busySeconds;
  private double since;

  SlotAccount(int there, long seed) {
    this.there = there;
    this.random = new Random(seed);
  }

  void resize(int slotsFromNow) {
    there = slotsFromNow;
  }

  /** Goes on until so many more submissions have left. */
  void submit(long more) {
    long end = submitted + more;
    while (submitted < end) {
      while (submitted < end && onTheWire < ON_THE_WIRE && slots.delay(nanos()) == 0) {
        leave();
      }
      long delay = slots.delay(nanos());
      double next = delay == Long.MAX_VALUE ? Double.MAX_VALUE : now + delay / 1e9;
      if (delay > 0 && !events.isEmpty() && events.peek().at() >= next) {
        pass(next);
      } else if (submitted < end && !events.isEmpty()) {
        Event event = events.remove();
        pass(event.at());
        event.happens().run();
      } else if (submitted < end) {
        pass(next);
      }
    }
  }

  /** Waits for all answers. */
  void listen() {
    while (onTheWire > 0) {
      Event event = events.remove();
      pass(event.at());
      event.happens().run();
    }
  }

  /** Counts refusals and utilisation from now on. */
  void forget() {
    refused = 0;
    busySeconds = 0;
    since = now;
  }

  OptionalInt found() {
    return slots.found();
  }

  long refused() {
    return refused;
  }

  /** The share of the account's slots that were busy. */
  double utilisation() {
    return busySeconds / (now - since) / there;
  }

  private void leave() {
    long before = slots.take();
    submitted++;
    onTheWire++;
    double trip = TRIP_SECONDS * (0.2 + 0.8 * random.nextDouble());
    double arrival = now + trip * random.nextDouble();
    events.add(new Event(arrival, () -> arrive(before, arrival, now + trip)));
  }

  private void arrive(long before, double arrival, double latest) {
    boolean accepted = busy < there;
    if (accepted) {
      busy++;
      double end = arrival + 30 * Math.exp(0.25 * random.nextGaussian());
      events.add(new Event(end, () -> busy--));
      events.add(new Event(end + random.nextDouble() * SEEN_LATE_SECONDS, slots::release));
    }
    events.add(new Event(latest, () -> answer(before, accepted)));
  }

  private void answer(long before, boolean accepted) {
    onTheWire--;
    if (accepted) {
      slots.accepted();
    } else {
      refused++;
      slots.refused(before, Duration.ofSeconds(60), nanos());
    }
  }

  private void pass(double to) {
    double until = Math.max(now, to);
    busySeconds += busy * (until - now);
    now = until;
  }

  private long nanos() {
    return (long) (now * 1e9);
  }
}
