package dev.pressrun.ledger;

import dev.pressrun.model.FailureCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which items the user wants made again.
 *
 * @param keys only these; null: whatever the key
 * @param code only those that failed for this reason; null: for whatever reason
 * @param done whether finished items are meant too; their pictures are kept beside the new ones
 * @param force whether prompts that the filter refused are sent again unchanged
 */
public record Selection(
    @Nullable List<String> keys, @Nullable FailureCode code, boolean done, boolean force) {

  /** All that failed, but for what the filter refused. */
  public static final Selection FAILED = new Selection(null, null, false, false);
}
