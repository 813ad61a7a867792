package dev.pressrun.engine;

import dev.pressrun.ledger.Attempt;
import dev.pressrun.ledger.InFlightItem;
import dev.pressrun.ledger.Ledger;
import dev.pressrun.ledger.LedgerException;
import dev.pressrun.ledger.PendingItem;
import dev.pressrun.luma.ImageApi;
import dev.pressrun.luma.SubmitOutcome;
import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemState;
import dev.pressrun.pace.BackOff;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits items: waits for the permit, writes the submission down, sends it once, writes down what
 * the answer means, and only then lets anything else happen. Many are on the wire at once; a slow
 * answer holds up nobody else.
 */
public final class Submitter implements AutoCloseable {
  /** How many POSTs are on the wire at once, at most. */
  static final int ON_THE_WIRE = 64;

  private static final Logger LOG = LoggerFactory.getLogger(Submitter.class);

  private final RunContext run;
  private final ImageApi api;
  private final Gate gate;
  private final WorkQueue queue;
  private final Collector collector;
  private final Supplier<UUID> requestIds;
  private final BackOff backOff = new BackOff(Duration.ofSeconds(1));
  private final ExecutorService wire =
      Executors.newFixedThreadPool(ON_THE_WIRE, Threads.named("submit"));

  Submitter(
      RunContext run,
      ImageApi api,
      Gate gate,
      WorkQueue queue,
      Collector collector,
      Supplier<UUID> requestIds) {
    this.run = run;
    this.api = api;
    this.gate = gate;
    this.queue = queue;
    this.collector = collector;
    this.requestIds = requestIds;
  }

  /**
   * Waits until the item may be submitted, and hands it on.
   *
   * @return false where submission has ended and the item stays pending
   */
  public boolean submit(PendingItem item) throws InterruptedException {
    collector.expect();
    boolean handedOn = false;
    try {
      Optional<Permit> permit = gate.acquire(item.price());
      if (permit.isPresent()) {
        wire.execute(() -> sendExpected(item, permit.get()));
        handedOn = true;
      }
      return handedOn;
    } finally {
      if (!handedOn) {
        queue.settled();
        collector.expectNoMore();
      }
    }
  }

  private void sendExpected(PendingItem item, Permit permit) {
    try {
      send(item, permit);
    } finally {
      collector.expectNoMore();
    }
  }

  private void send(PendingItem item, Permit permit) {
    try {
      Attempt attempt = attempt(item);
      run.ledger().begin(item.id(), attempt);
      run.progress().sent();
      SubmitOutcome outcome =
          api.submit(
              item.request(), attempt.requestId().toString(), () -> run.ledger().leaves(attempt));
      if (outcome.hadLeft()) {
        gate.heard(permit, outcome.rate(), outcome.retryAfter());
      }
      LOG.debug("submitted {}: {}", item.key(), outcome);
      conclude(item, permit, attempt, outcome);
    } catch (LedgerException e) {
      queue.settled();
      run.stop().leave(StopReason.DISK, String.valueOf(e.getMessage()));
      LOG.error("item {}: {}", item.key(), e.getMessage());
    } catch (RuntimeException e) {
      queue.settled();
      run.failedUnexpectedly(e);
    }
  }

  private Attempt attempt(PendingItem item) {
    Ledger ledger = run.ledger();
    return new Attempt(
        ledger.nextAttemptId(),
        requestIds.get(),
        item.fingerprint(),
        run.number(),
        item.price(),
        run.clock().instant());
  }

  private void conclude(PendingItem item, Permit permit, Attempt attempt, SubmitOutcome outcome) {
    if (outcome instanceof SubmitOutcome.Accepted accepted) {
      accept(item, attempt, accepted);
    } else if (outcome instanceof SubmitOutcome.Throttled throttled) {
      again(item, attempt, Failure.of(FailureCode.RATE_LIMITED), null);
      gate.throttled(permit, throttled.retryAfter());
    } else if (outcome instanceof SubmitOutcome.SlotsFull full) {
      again(item, attempt, Failure.of(FailureCode.RATE_LIMITED), null);
      gate.slotsFull(permit, full.retryAfter());
    } else if (outcome instanceof SubmitOutcome.Unavailable unavailable) {
      again(item, attempt, unavailable.failure(), waitFor(unavailable.retryAfter()));
      gate.unavailable(permit);
    } else if (outcome instanceof SubmitOutcome.NotSent notSent) {
      again(item, attempt, notSent.failure(), waitFor(null));
      gate.neverSent(permit);
    } else {
      concludeForGood(item, permit, attempt, outcome);
    }
  }

  /** Nothing is sent again by itself, or by nobody for now. */
  private void concludeForGood(
      PendingItem item, Permit permit, Attempt attempt, SubmitOutcome outcome) {
    if (outcome instanceof SubmitOutcome.Refused refused) {
      end(item, attempt, new ItemEvent.Refused(refused.failure()));
      gate.refused(permit);
    } else if (outcome instanceof SubmitOutcome.Unsendable unsendable) {
      end(item, attempt, new ItemEvent.Refused(unsendable.failure()));
      gate.unsendable(permit);
    } else if (outcome instanceof SubmitOutcome.AccountBlocked blocked) {
      run.stop().raise(StopReason.ACCOUNT, blocked.failure().message());
      again(item, attempt, blocked.failure(), null);
      gate.refused(permit);
    } else if (outcome instanceof SubmitOutcome.InDoubt inDoubt) {
      end(item, attempt, new ItemEvent.AnswerLost(inDoubt.failure()));
      gate.inDoubt();
    }
  }

  private void accept(PendingItem item, Attempt attempt, SubmitOutcome.Accepted accepted) {
    String generationId = accepted.generation().id();
    Instant at = run.clock().instant();
    try {
      run.ledger().accepted(attempt, generationId);
      step(item, attempt, new ItemEvent.Accepted(generationId));
    } catch (LedgerException e) {
      LOG.error(
          "item {} is being made as generation {}, which could not be written down",
          item.key(),
          generationId);
      throw e;
    }
    collector.add(inFlight(item, attempt, generationId, at));
    gate.accepted();
  }

  private static InFlightItem inFlight(
      PendingItem item, Attempt attempt, String generationId, Instant at) {
    return new InFlightItem(
        item.id(),
        item.key(),
        generationId,
        attempt.id(),
        item.outputName(),
        item.price(),
        item.tries(),
        false,
        false,
        false,
        at);
  }

  private void again(PendingItem item, Attempt attempt, Failure failure, @Nullable Duration delay) {
    step(item, attempt, new ItemEvent.NothingMade(failure));
    queue.giveBack(item.id(), delay == null ? 0 : delay.toNanos());
  }

  private void end(PendingItem item, Attempt attempt, ItemEvent event) {
    step(item, attempt, event);
    queue.settled();
    run.progress().ended(item.key(), event, item.price());
  }

  private void step(PendingItem item, Attempt attempt, ItemEvent event) {
    run.steps().take(item.id(), attempt.id(), ItemState.SUBMITTING, event, null);
  }

  private Duration waitFor(@Nullable Duration advised) {
    return Duration.ofNanos(backOff.delay(1, advised));
  }

  /** Waits until what is on the wire is answered and written down. */
  @Override
  public void close() {
    wire.shutdown();
    try {
      while (!wire.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.info("waiting for answers to what was submitted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
