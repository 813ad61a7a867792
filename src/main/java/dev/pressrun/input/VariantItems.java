package dev.pressrun.input;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the items of one variant. */
final class VariantItems {
  private final Variant variant;
  private final RequestReader requests;
  private final @Nullable RowTemplate outputName;

  VariantItems(Variant variant, RequestReader requests, @Nullable RowTemplate outputName) {
    this.variant = variant;
    this.requests = requests;
    this.outputName = outputName;
  }

  /** The row's cells, and behind them the variant's own. */
  List<String> cells(InputRow row) {
    return variant.cells(row.values());
  }

  /** What the row asks for, or null where there are problems. */
  @Nullable ImageRequest request(List<String> cells, RowProblems problems) {
    return requests.read(cells, problems);
  }

  /** What the item of this variant is called where the row is called so. */
  String idOf(String rowId) {
    return rowId.isEmpty() ? "" : variant.behind(rowId, Set.of());
  }

  /** The picture's name: the template's, or the key. */
  String outputName(List<String> cells, ItemKey key) {
    String named = outputName == null ? "" : outputName.render(cells);
    return outputName == null || named.isBlank()
        ? OutputNames.safe(key.value())
        : OutputNames.safePath(variant.behind(named, outputName.names()));
  }
}
