package dev.pressrun.job;

import dev.pressrun.input.InputRow;
import dev.pressrun.input.ItemDraft;
import dev.pressrun.input.ItemFactory;
import dev.pressrun.input.OutputNames;
import dev.pressrun.ledger.WantedItem;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.PriceTable;
import java.util.List;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Makes of a row the items that it asks for, priced. */
final class RowProcessor implements ItemProcessor<InputRow, List<WantedItem>> {
  private final ItemFactory items;
  private final PriceTable prices;

  RowProcessor(ItemFactory items, PriceTable prices) {
    this.items = items;
    this.prices = prices;
  }

  @Override
  public List<WantedItem> process(InputRow row) {
    return items.itemsOf(row).stream().map(this::wanted).toList();
  }

  private WantedItem wanted(ItemDraft draft) {
    ImageRequest request = draft.request();
    return new WantedItem(
        draft.line(),
        draft.key(),
        draft.fingerprint(),
        draft.values(),
        request,
        draft.problems(),
        draft.outputName(),
        OutputNames.foldedName(draft.outputName()),
        request == null ? null : prices.priceOf(request).orElse(null));
  }
}
