package dev.pressrun.job;

import dev.pressrun.ledger.PlannedImport;
import dev.pressrun.ledger.PlannedImport.Lot;
import dev.pressrun.ledger.PlannedStep;
import dev.pressrun.model.Money;
import dev.pressrun.model.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do.
 *
 * @param items what it would do about the items of the input
 * @param samples the first items that would be bought, as they would be sent
 * @param problems what is wrong with the first invalid rows
 * @param upload the local pictures that are sent
 */
public record Plan(
    PlannedImport items,
    List<Sample> samples,
    List<Problem> problems,
    Estimate estimate,
    Upload upload) {

  /**
   * Local pictures that travel with the requests, as base64.
   *
   * @param bytes of all requests
   * @param largest of one request
   */
  public record Upload(long bytes, long largest) {
    static final Upload NOTHING = new Upload(0, 0);

    Upload plus(long more) {
      return new Upload(bytes + more, Math.max(largest, more));
    }
  }

  /** An item that would be bought. */
  public record Sample(String key, String prompt) {}

  /**
   * What is bought of a model.
   *
   * @param cost of those whose price is known
   * @param unpriced how many of the images have no known price
   */
  public record Bought(long images, Money cost, long unpriced) {
    static final Bought NOTHING = new Bought(0, Money.ZERO, 0);

    Bought plus(long more, @Nullable Money price) {
      return price == null
          ? new Bought(images + more, cost, unpriced + more)
          : new Bought(images + more, cost.plus(price.times(more)), unpriced);
    }
  }

  /** What is bought, by model. */
  public Map<String, Bought> byModel() {
    Map<String, Bought> models = new TreeMap<>();
    items
        .lots()
        .forEach(
            (lot, count) -> {
              if (lot.step().buys()) {
                Bought before = models.getOrDefault(lot.model(), Bought.NOTHING);
                models.put(lot.model(), before.plus(count, lot.price()));
              }
            });
    return models;
  }

  /** All that is bought. */
  public Bought bought() {
    Bought all = Bought.NOTHING;
    for (Map.Entry<Lot, Long> lot : items.lots().entrySet()) {
      if (lot.getKey().step().buys()) {
        all = all.plus(lot.getValue(), lot.getKey().price());
      }
    }
    return all;
  }

  /** How many items are invalid. */
  public long invalid() {
    return items.count(PlannedStep.REFUSE);
  }
}
