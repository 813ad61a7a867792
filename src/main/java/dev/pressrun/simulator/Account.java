package dev.pressrun.simulator;

import dev.pressrun.model.ApiRules;
import dev.pressrun.model.Money;
import dev.pressrun.model.PriceTable;
import dev.pressrun.simulator.Generation.Span;
import dev.pressrun.simulator.Generation.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The account: its slots, its money and its generations. Nothing runs in the background: what has
 * ended by now is settled, in the order of the ends, whenever somebody asks. May be shared between
 * threads; one lock guards all of it.
 */
final class Account {
  private static final double QUEUED_SHARE = 0.1;
  private static final Duration ENDLESS = Duration.ofDays(36_500);

  private final SimulatorSettings settings;
  private final PriceTable prices;
  private final InstantSource clock;
  private final Dice durations;
  private final Dice ids;
  private final Map<UUID, Generation> generations = new LinkedHashMap<>();
  private final PriorityQueue<Generation> running =
      new PriorityQueue<>(
          Comparator.comparing(
              Generation::span, Comparator.comparing(Span::ended).thenComparing(Span::number)));
  private Money billed = Money.ZERO;

  /**
   * @param ids must differ from one start of the simulator to the next, so that an id is never
   *     another run's
   */
  Account(
      SimulatorSettings settings,
      PriceTable prices,
      InstantSource clock,
      Dice durations,
      Dice ids) {
    this.settings = settings;
    this.prices = prices;
    this.clock = clock;
    this.durations = durations;
    this.ids = ids;
    for (String model : ApiRules.MODELS) {
      if (!prices.models().containsKey(model)) {
        throw new IllegalArgumentException("the price table has no price for " + model);
      }
    }
  }

  /**
   * Creates a generation.
   *
   * @throws Refused with 402 where the funds do not last for it, 429 where no slot is free
   */
  synchronized Generation create(Order order, @Nullable FaultKind fault) {
    Instant now = clock.instant();
    settle(now);
    Money price = prices.priceOf(order.request()).orElseThrow();
    Money funds = settings.account().funds();
    if (funds != null && billed.plus(price).compareTo(funds) > 0) {
      throw Refused.of(402, "The account has no funds left.");
    }
    if (running.size() >= settings.account().concurrentJobs()) {
      throw new Refused(429, Refused.Cause.SLOTS, "Too many concurrent jobs.");
    }
    Generation made = new Generation(ids.uuid(), order, price, span(now, fault), fault);
    generations.put(made.id(), made);
    running.add(made);
    return made;
  }

  synchronized Optional<Generation> find(UUID id) {
    settle(clock.instant());
    return Optional.ofNullable(generations.get(id));
  }

  State stateOf(Generation generation) {
    return generation.stateAt(clock.instant());
  }

  /** Everything as it stands at one moment. */
  synchronized Books books() {
    Instant now = clock.instant();
    settle(now);
    return new Books(now, List.copyOf(generations.values()), billed);
  }

  /**
   * The account at a moment.
   *
   * @param generations in the order of creation
   */
  record Books(Instant at, List<Generation> generations, Money billed) {}

  private Span span(Instant now, @Nullable FaultKind fault) {
    double factor = Math.exp(settings.timing().durationSpread() * durations.gaussian());
    long nanos = Math.round(settings.timing().medianDuration().toNanos() * factor);
    Duration whole = fault == FaultKind.NEVER_ENDING ? ENDLESS : Duration.ofNanos(nanos);
    return new Span(
        generations.size(), now, now.plusNanos(Math.round(nanos * QUEUED_SHARE)), now.plus(whole));
  }

  private void settle(Instant now) {
    for (Generation next = running.peek();
        next != null && !next.span().ended().isAfter(now);
        next = running.peek()) {
      running.remove();
      settle(next);
    }
  }

  private void settle(Generation ended) {
    if (ended.fails()) {
      return;
    }
    Money funds = settings.account().funds();
    Money after = billed.plus(ended.price());
    if (funds != null && after.compareTo(funds) > 0) {
      ended.failForLackOfFunds();
    } else {
      billed = after;
    }
  }
}
