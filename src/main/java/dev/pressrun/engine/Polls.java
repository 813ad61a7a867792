package dev.pressrun.engine;

import dev.pressrun.luma.FailureTable;
import dev.pressrun.luma.Generation;
import dev.pressrun.luma.ImageApi;
import dev.pressrun.luma.PollOutcome;
import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.Money;
import dev.pressrun.pace.BackOff;
import dev.pressrun.pace.ObservedDurations;
import dev.pressrun.pace.Outage;
import dev.pressrun.pace.Waiter;
import java.time.Duration;

/** Asks for generations, and says what the answers mean. */
final class Polls {
  /**
   * An API may not know for a moment what it has just created; after so many tries it really does
   * not.
   */
  private static final int UNKNOWN_TRIES = 6;

  private static final int EMPTY_TRIES = 5;

  private final RunContext run;
  private final Waiter waiter;
  private final ImageApi api;
  private final Outage outage;
  private final ObservedDurations durations;
  private final BackOff backOff = new BackOff(Duration.ofMillis(500));

  Polls(RunContext run, Waiter waiter, ImageApi api, Outage outage, ObservedDurations durations) {
    this.run = run;
    this.waiter = waiter;
    this.api = api;
    this.outage = outage;
    this.durations = durations;
  }

  /**
   * Asks once.
   *
   * @param slotsAreShort whether a submission waits for a generation to end
   */
  Outlook ask(Flight flight, boolean slotsAreShort) {
    PollOutcome outcome = api.poll(flight.item().generationId());
    if (outcome instanceof PollOutcome.Unavailable unavailable) {
      outage.unanswered();
      return isOverdue(flight)
          ? new Outlook.Late(flight)
          : new Outlook.AskAgain(
              flight.unanswered(), backOff.delay(flight.silences() + 1, unavailable.retryAfter()));
    }
    outage.answered();
    if (outcome instanceof PollOutcome.AccountBlocked blocked) {
      run.stop().leave(StopReason.ACCOUNT, blocked.failure().message());
      return new Outlook.Left(flight);
    }
    if (outcome instanceof PollOutcome.Gone gone) {
      return gone(flight, gone.failure());
    }
    return found(flight, ((PollOutcome.Found) outcome).generation(), slotsAreShort);
  }

  private Outlook gone(Flight flight, Failure failure) {
    return flight.troubles() < UNKNOWN_TRIES
        ? new Outlook.AskAgain(flight.troubled(), backOff.delay(flight.troubles() + 1, null))
        : new Outlook.Over(flight, new ItemEvent.GenerationUnknown(priced(flight, failure)));
  }

  /** What is gone can only be bought once more: says at what price. */
  private static Failure priced(Flight flight, Failure failure) {
    Money price = flight.item().price();
    return price == null
        ? failure
        : new Failure(failure.code(), "a new picture costs %s".formatted(price));
  }

  private Outlook found(Flight flight, Generation generation, boolean slotsAreShort) {
    return switch (generation.state()) {
      case COMPLETED -> completed(flight, generation);
      case FAILED ->
          new Outlook.Over(
              flight,
              new ItemEvent.GenerationFailed(
                  FailureTable.ofGeneration(generation),
                  flight.item().tries() + 1 < run.limits().attempts()));
      case QUEUED, PROCESSING, UNKNOWN -> unfinished(flight, slotsAreShort);
    };
  }

  private Outlook completed(Flight flight, Generation generation) {
    if (generation.outputs().isEmpty()) {
      return flight.troubles() < EMPTY_TRIES
          ? new Outlook.AskAgain(flight.troubled(), backOff.delay(flight.troubles() + 1, null))
          : new Outlook.Over(
              flight, new ItemEvent.PictureUnobtainable(Failure.of(FailureCode.NO_OUTPUT)));
    }
    if (flight.isPlain() && flight.observed()) {
      durations.add(flight.unfinished(), age(flight));
    }
    return new Outlook.Ready(flight, generation.outputs().get(0));
  }

  private Outlook unfinished(Flight flight, boolean slotsAreShort) {
    long age = age(flight);
    if (isOverdue(flight)) {
      return new Outlook.Late(flight);
    }
    return new Outlook.AskAgain(
        flight.unfinishedAt(age), durations.nextPoll(age, 0, slotsAreShort) - age);
  }

  private boolean isOverdue(Flight flight) {
    return flight.late() || age(flight) > run.limits().generationDeadline().toNanos();
  }

  private long age(Flight flight) {
    return waiter.nanoTime() - flight.submitted();
  }
}
