package dev.pressrun.ledger;

import dev.pressrun.model.Failure;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import dev.pressrun.model.Picture;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an item, and what it means for its latest attempt. It is written only if the item is
 * still in the state that the step starts from.
 *
 * @param generationId the id that the API gave; null: keep what is known
 * @param failure why; null clears an earlier failure
 * @param tries by how many the item's tries grow
 * @param paid what the step makes spent
 * @param picture the picture that the step makes the item's; null: keep what there is
 */
public record Move(
    long itemId,
    ItemState from,
    ItemState to,
    long attemptId,
    AttemptState attempt,
    @Nullable String generationId,
    @Nullable Failure failure,
    int tries,
    @Nullable Money paid,
    @Nullable Picture picture,
    Instant at) {}
