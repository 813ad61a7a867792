package dev.pressrun.engine;

import dev.pressrun.ledger.AttemptState;
import dev.pressrun.model.Failure;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Remedy;

/**
 * The life of an item as one table: where it stands and what happens make where it stands next, and
 * what its attempt has come to. Pure; whatever is not in the table cannot happen, and throws.
 *
 * <p>No path leads from a POST whose fate is unknown to another POST but through {@link
 * ItemEvent.Resubmit}, and none leads out of DONE.
 */
public final class ItemLifecycle {
  /**
   * Where an event leads.
   *
   * @param attempt what the latest attempt has come to
   * @param tries by how many the item's tries grow
   */
  public record Next(ItemState state, AttemptState attempt, int tries) {
    Next(ItemState state, AttemptState attempt) {
      this(state, attempt, 0);
    }
  }

  private ItemLifecycle() {}

  /**
   * What the event makes of an item in the state.
   *
   * @throws IllegalStateException where the event cannot happen in that state
   */
  public static Next next(ItemState state, ItemEvent event) {
    return switch (state) {
      case PENDING -> pending(event);
      case SUBMITTING -> submitting(event);
      case SUBMITTED -> submitted(event);
      case IN_DOUBT -> inDoubt(event);
      case FAILED -> failed(event);
      case INVALID, DONE -> throw impossible(state, event);
    };
  }

  private static Next pending(ItemEvent event) {
    if (event instanceof ItemEvent.Permitted) {
      return new Next(ItemState.SUBMITTING, AttemptState.SENDING);
    }
    throw impossible(ItemState.PENDING, event);
  }

  private static Next submitting(ItemEvent event) {
    if (event instanceof ItemEvent.Accepted) {
      return new Next(ItemState.SUBMITTED, AttemptState.ACCEPTED);
    }
    if (event instanceof ItemEvent.NothingMade) {
      return new Next(ItemState.PENDING, AttemptState.FREE);
    }
    if (event instanceof ItemEvent.Refused) {
      return new Next(ItemState.FAILED, AttemptState.FREE);
    }
    if (event instanceof ItemEvent.AnswerLost || event instanceof ItemEvent.RunBegan) {
      return new Next(ItemState.IN_DOUBT, AttemptState.IN_DOUBT);
    }
    throw impossible(ItemState.SUBMITTING, event);
  }

  private static Next submitted(ItemEvent event) {
    if (event instanceof ItemEvent.PictureStored) {
      return new Next(ItemState.DONE, AttemptState.BILLED);
    }
    if (event instanceof ItemEvent.SupersededStored superseded) {
      return new Next(asWantedNow(superseded.invalid()), AttemptState.BILLED);
    }
    if (event instanceof ItemEvent.SupersededEnded superseded) {
      return new Next(asWantedNow(superseded.invalid()), superseded.attempt());
    }
    if (event instanceof ItemEvent.GenerationFailed failed) {
      return afterFailure(failed.failure(), failed.triesLeft());
    }
    if (event instanceof ItemEvent.PictureUnobtainable
        || event instanceof ItemEvent.GenerationUnknown) {
      return new Next(ItemState.FAILED, AttemptState.BILLED);
    }
    if (event instanceof ItemEvent.RunBegan) {
      return new Next(ItemState.SUBMITTED, AttemptState.ACCEPTED);
    }
    throw impossible(ItemState.SUBMITTED, event);
  }

  private static ItemState asWantedNow(boolean invalid) {
    return invalid ? ItemState.INVALID : ItemState.PENDING;
  }

  private static Next afterFailure(Failure failure, boolean triesLeft) {
    Remedy remedy = failure.code().remedy();
    if (remedy == Remedy.MEND_THE_ACCOUNT) {
      return new Next(ItemState.PENDING, AttemptState.FREE);
    }
    boolean again = remedy == Remedy.SUBMIT_AGAIN && triesLeft;
    return new Next(again ? ItemState.PENDING : ItemState.FAILED, AttemptState.FREE, 1);
  }

  private static Next inDoubt(ItemEvent event) {
    if (event instanceof ItemEvent.Resubmit) {
      return new Next(ItemState.PENDING, AttemptState.WRITTEN_OFF);
    }
    if (event instanceof ItemEvent.GiveUp) {
      return new Next(ItemState.FAILED, AttemptState.WRITTEN_OFF);
    }
    throw impossible(ItemState.IN_DOUBT, event);
  }

  private static Next failed(ItemEvent event) {
    if (event instanceof ItemEvent.Rerun) {
      return new Next(ItemState.PENDING, AttemptState.FREE);
    }
    throw impossible(ItemState.FAILED, event);
  }

  private static IllegalStateException impossible(ItemState state, ItemEvent event) {
    return new IllegalStateException(
        event.getClass().getSimpleName() + " cannot happen to an item that is " + state);
  }
}
