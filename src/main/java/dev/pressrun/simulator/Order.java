package dev.pressrun.simulator;

import dev.pressrun.model.ImageRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A valid request for one picture, with the input images that came along.
 *
 * @param references the bytes behind {@code request.imageRefs()}, in the same order
 * @param source the bytes behind {@code request.source()}; null where there is none, or it is an
 *     earlier generation
 * @param sourceGeneration the earlier generation to edit
 */
record Order(
    ImageRequest request,
    String requestId,
    List<ReceivedImage> references,
    @Nullable ReceivedImage source,
    @Nullable UUID sourceGeneration) {

  boolean imagesIntact() {
    return references.stream().allMatch(ReceivedImage::intact)
        && (source == null || source.intact());
  }
}
