package dev.pressrun.ledger;

import dev.pressrun.model.Fingerprint;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemKey;
import dev.pressrun.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * An item that waits to be submitted.
 *
 * @param outputName the picture's name below {@code images/}, without extension
 * @param price what a picture for it costs; null where unknown
 * @param tries how often the API has failed it since the user last asked for it
 */
public record PendingItem(
    long id,
    ItemKey key,
    Fingerprint fingerprint,
    ImageRequest request,
    String outputName,
    @Nullable Money price,
    int tries) {

  PendingItem withRequest(ImageRequest other) {
    return new PendingItem(id, key, fingerprint, other, outputName, price, tries);
  }
}
