package dev.pressrun.ledger;

import dev.pressrun.model.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an import would find, and a run would do about it.
 *
 * @param lots how many items of the input share a step, a model and a price; they add up to the
 *     items
 * @param gone items that were in the input before, and are not any more
 * @param inFlight generations that earlier runs have asked for and not collected, of the present
 *     input or not
 * @param inFlightCost what those cost, as far as prices are known
 * @param collisions the first items that share an id or a file name with another
 */
public record PlannedImport(
    Map<Lot, Long> lots, long gone, long inFlight, Money inFlightCost, List<Collision> collisions) {

  /**
   * Items that are alike.
   *
   * @param model empty where no picture is bought
   * @param price of one; null where it is unknown, or no picture is bought
   */
  public record Lot(PlannedStep step, String model, @Nullable Money price) {}

  /**
   * An item that may not be made beside another one.
   *
   * @param line where its row begins
   * @param first where the row of the other one begins
   * @param sameId whether they share their id; else their files' name
   */
  public record Collision(long line, long first, boolean sameId) {}

  /** How many items a run would treat so. */
  public long count(PlannedStep step) {
    return lots.entrySet().stream()
        .filter(lot -> lot.getKey().step() == step)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
