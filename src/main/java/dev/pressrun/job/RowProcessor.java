package dev.pressrun.job;

import dev.pressrun.input.InputRow;
import dev.pressrun.input.ItemDraft;
import dev.pressrun.input.ItemFactory;
import dev.pressrun.input.JobSpec;
import dev.pressrun.input.OutputNames;
import dev.pressrun.ledger.WantedItem;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.Money;
import dev.pressrun.model.PriceTable;
import dev.pressrun.model.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of a row the items that it asks for, priced. */
final class RowProcessor {
  private final ItemFactory items;
  private final PriceTable prices;
  private final boolean capped;
  private final String file;

  RowProcessor(ItemFactory items, JobSpec spec) {
    this.items = items;
    this.prices = spec.prices();
    this.capped = spec.limits().maxCost() != null;
    this.file = spec.input().file().toString();
  }

  List<WantedItem> process(InputRow row) {
    return items.itemsOf(row).stream().map(this::wanted).toList();
  }

  private WantedItem wanted(ItemDraft draft) {
    ImageRequest request = draft.request();
    if (request == null) {
      return wanted(draft, null, draft.problems(), null);
    }
    Money price = prices.priceOf(request).orElse(null);
    return price == null && capped
        ? wanted(draft, null, List.of(unpriced(draft, request)), null)
        : wanted(draft, request, List.of(), price);
  }

  private Problem unpriced(ItemDraft draft, ImageRequest request) {
    return new Problem(
        file,
        draft.line(),
        "model",
        "the price of "
            + request.effectiveModel()
            + " is unknown, so that no cap on cost can be kept; add it to api.prices in the job file, or set no cap");
  }

  private static WantedItem wanted(
      ItemDraft draft,
      @Nullable ImageRequest request,
      List<Problem> problems,
      @Nullable Money price) {
    return new WantedItem(
        draft.line(),
        draft.key(),
        draft.fingerprint(),
        draft.values(),
        request,
        problems,
        draft.outputName(),
        OutputNames.foldedName(draft.outputName()),
        price);
  }
}
