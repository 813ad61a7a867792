package dev.pressrun.ledger;

import dev.pressrun.model.ItemKey;
import dev.pressrun.model.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item whose generation the API has accepted.
 *
 * @param superseded the input asks for something else by now; the picture is paid for, and is kept
 *     beside the new one
 * @param refetch the picture was billed before and is fetched once more
 * @param invalid what the input asks for by now is invalid
 */
public record InFlightItem(
    long id,
    ItemKey key,
    String generationId,
    long attemptId,
    String outputName,
    @Nullable Money price,
    int tries,
    boolean superseded,
    boolean refetch,
    boolean invalid,
    Instant submittedAt) {
  /** What it costs when it is made; null where unknown, or billed before. */
  public @Nullable Money due() {
    return refetch ? null : price;
  }
}
