package dev.pressrun.simulator;

import dev.pressrun.model.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the account saw, for proofs that every picture was bought once and fetched.
 *
 * @param billed the sum over all billed generations
 * @param prompts one entry for each generation, in the order of creation
 */
public record Audit(Posts posts, Generations generations, Money billed, List<Entry> prompts) {

  /**
   * Counts of POSTs; {@code received} is the sum of the others once all are answered.
   *
   * @param accepted a generation was created, whether or not its answer arrived
   * @param overWindow refused with 429 as the request window was full
   * @param overSlots refused with 429 as all slots were taken
   * @param refused refused for another reason: 400, 401, 402, 403, 413, 422, 503 in an outage, …
   * @param faulted struck by a fault that created nothing
   */
  public record Posts(
      long received, long accepted, long overWindow, long overSlots, long refused, long faulted) {}

  /**
   * Counts of generations.
   *
   * @param made all that were created
   * @param inProgress not ended by now
   * @param failed ended without a picture
   * @param billed completed, and so paid for
   * @param downloaded whose picture left whole, from its first byte to its last, at least once
   */
  public record Generations(
      long made, long inProgress, long failed, long billed, long downloaded) {}

  /**
   * One generation.
   *
   * @param requestId the X-Request-Id of the POST that created it
   * @param state as the API names it
   * @param price what it costs if it completes
   * @param downloads how often its picture left whole
   * @param polls how often it was asked for
   * @param endedAt null as long as it has not ended
   */
  public record Entry(
      String id,
      String requestId,
      String prompt,
      String state,
      boolean billed,
      Money price,
      int downloads,
      int polls,
      Instant createdAt,
      @Nullable Instant endedAt) {}
}
