package dev.pressrun.simulator;

import dev.pressrun.model.FailureCode;
import dev.pressrun.model.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One generation of the account. What it is at a moment follows from the times it was given. */
final class Generation {
  /** The states of the API's reference. */
  enum State {
    QUEUED,
    PROCESSING,
    COMPLETED,
    FAILED;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * When a generation leaves the queue and when it ends.
   *
   * @param number counts the account's generations, and puts those in order that end together
   */
  record Span(long number, Instant created, Instant started, Instant ended) {}

  private final UUID id;
  private final Order order;
  private final Money price;
  private final Span span;
  private final @Nullable FaultKind fault;
  private final AtomicInteger polls = new AtomicInteger();
  private final AtomicInteger downloads = new AtomicInteger();
  private volatile @Nullable FailureCode failure;

  Generation(UUID id, Order order, Money price, Span span, @Nullable FaultKind fault) {
    this.id = id;
    this.order = order;
    this.price = price;
    this.span = span;
    this.fault = fault;
    this.failure = fault == null ? null : fault.failure();
  }

  UUID id() {
    return id;
  }

  Order order() {
    return order;
  }

  Money price() {
    return price;
  }

  Span span() {
    return span;
  }

  @Nullable FaultKind fault() {
    return fault;
  }

  State stateAt(Instant now) {
    if (now.isBefore(span.started())) {
      return State.QUEUED;
    }
    if (now.isBefore(span.ended())) {
      return State.PROCESSING;
    }
    return fails() ? State.FAILED : State.COMPLETED;
  }

  boolean fails() {
    return failure != null || fault == FaultKind.NO_CODE || fault == FaultKind.UNKNOWN_CODE;
  }

  /** Why it failed or will fail; null where it does not, or the fault hides it. */
  @Nullable FailureCode failure() {
    return failure;
  }

  /** Its end has come, and the account cannot pay for it. */
  void failForLackOfFunds() {
    failure = FailureCode.BUDGET_EXHAUSTED;
  }

  AtomicInteger polls() {
    return polls;
  }

  /** How often its picture went over the wire from the first byte to the last. */
  AtomicInteger downloads() {
    return downloads;
  }
}
