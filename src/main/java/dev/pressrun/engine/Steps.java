package dev.pressrun.engine;

import dev.pressrun.ledger.AttemptState;
import dev.pressrun.ledger.Ledger;
import dev.pressrun.ledger.Move;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import dev.pressrun.model.Picture;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes items through their life: asks {@link ItemLifecycle} where an event leads, and writes that
 * to the ledger.
 */
final class Steps {
  private final Ledger ledger;
  private final InstantSource clock;

  Steps(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Takes the item one step on; the step is durable when this returns.
   *
   * @param bill what the attempt costs if the step makes it billed; null where unknown, or billed
   *     before
   * @return where the event led
   */
  ItemLifecycle.Next take(
      long itemId, long attemptId, ItemState from, ItemEvent event, @Nullable Money bill) {
    ItemLifecycle.Next next = ItemLifecycle.next(from, event);
    ledger.move(
        new Move(
            itemId,
            from,
            next.state(),
            attemptId,
            next.attempt(),
            event instanceof ItemEvent.Accepted accepted ? accepted.generationId() : null,
            event.failure(),
            next.tries(),
            next.attempt() == AttemptState.BILLED ? bill : null,
            picture(event),
            clock.instant()));
    return next;
  }

  private static @Nullable Picture picture(ItemEvent event) {
    return event instanceof ItemEvent.PictureStored stored ? stored.picture() : null;
  }
}
