package dev.pressrun.ledger;

import dev.pressrun.model.Fingerprint;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemKey;
import dev.pressrun.model.Money;
import dev.pressrun.model.Problem;
import dev.pressrun.model.Reference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as the input asks for it now.
 *
 * @param line where its row begins in the input
 * @param cells the row's cells, in the order of the headers
 * @param request null where there are problems
 * @param foldedName the output name's form under which two names collide on some file system
 */
public record WantedItem(
    long line,
    ItemKey key,
    Fingerprint fingerprint,
    List<String> cells,
    @Nullable ImageRequest request,
    List<Problem> problems,
    String outputName,
    String foldedName,
    @Nullable Money price) {

  /** The other items from whose pictures it is made. */
  List<Reference.ResultOf> parents() {
    if (request == null) {
      return List.of();
    }
    List<Reference.ResultOf> parents = new ArrayList<>(0);
    if (request.source() instanceof Reference.ResultOf parent) {
      parents.add(parent);
    }
    for (Reference reference : request.imageRefs()) {
      if (reference instanceof Reference.ResultOf parent) {
        parents.add(parent);
      }
    }
    return parents;
  }

  WantedItem withFingerprint(Fingerprint other) {
    return new WantedItem(
        line, key, other, cells, request, problems, outputName, foldedName, price);
  }
}
