package dev.pressrun.engine;

import dev.pressrun.ledger.AttemptState;
import dev.pressrun.ledger.InFlightItem;
import dev.pressrun.model.Failure;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import dev.pressrun.model.Remedy;
import dev.pressrun.pace.BackOff;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes down how generations ended, and gives back what they held. */
final class Landings {
  private final RunContext run;
  private final Gate gate;
  private final WorkQueue queue;
  private final BackOff backOff = new BackOff(Duration.ofSeconds(1));

  Landings(RunContext run, Gate gate, WorkQueue queue) {
    this.run = run;
    this.gate = gate;
    this.queue = queue;
  }

  /** The generation is over, and its slot is free already. */
  void settle(Flight flight, ItemEvent ending) {
    InFlightItem item = flight.item();
    ItemEvent event = asWantedNow(item, ending);
    Money bill = item.refetch() ? null : item.price();
    ItemLifecycle.Next next =
        run.steps().take(item.id(), item.attemptId(), ItemState.SUBMITTED, event, bill);
    if (!item.refetch()) {
      settleMoney(next.attempt(), item.price());
    }
    if (next.state() == ItemState.PENDING) {
      comeBack(item, event.failure());
    } else {
      if (next.state() == ItemState.DONE) {
        queue.landed(item.id());
      }
      queue.settled();
      run.progress().ended(item.key(), event, item.price());
    }
  }

  /**
   * A failure says nothing about what the input asks for by now, where that is something else: it
   * is still to be made.
   */
  private static ItemEvent asWantedNow(InFlightItem item, ItemEvent ending) {
    Failure failure = ending.failure();
    return item.superseded() && failure != null
        ? new ItemEvent.SupersededEnded(
            failure, ItemLifecycle.next(ItemState.SUBMITTED, ending).attempt(), item.invalid())
        : ending;
  }

  private void settleMoney(AttemptState attempt, @Nullable Money price) {
    if (attempt == AttemptState.FREE) {
      gate.costNothing(price);
      return;
    }
    gate.spent();
    if (attempt == AttemptState.BILLED) {
      run.progress().billed(price);
    }
  }

  private void comeBack(InFlightItem item, @Nullable Failure failure) {
    if (failure != null && failure.code().remedy() == Remedy.MEND_THE_ACCOUNT) {
      run.stop().raise(StopReason.ACCOUNT, failure.message());
    }
    queue.giveBack(item.id(), failure == null ? 0 : backOff.delay(item.tries() + 1, null));
  }
}
