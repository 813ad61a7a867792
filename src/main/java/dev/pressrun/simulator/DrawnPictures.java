package dev.pressrun.simulator;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.simulator.picture.Artist;
import dev.pressrun.simulator.picture.ImageInput;
import dev.pressrun.simulator.picture.Picture;
import dev.pressrun.simulator.picture.Ratio;
import dev.pressrun.simulator.picture.Scene;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Draws pictures when they are first asked for. What was drawn last is kept, within bounds; the
 * rest is drawn again, and comes out the same. Few are drawn at once, as each needs room.
 */
final class DrawnPictures implements Pictures {
  private static final int AT_ONCE = 2;
  private static final int DEEPEST_EDIT = 8;

  private final Account account;
  private final Artist artist;
  private final PictureCache cache = new PictureCache();
  private final Semaphore drawing = new Semaphore(AT_ONCE);

  DrawnPictures(Account account, int longSide) {
    this.account = account;
    this.artist = new Artist(longSide);
  }

  @Override
  public Picture of(Generation generation) {
    return of(generation, 0);
  }

  private Picture of(Generation generation, int depth) {
    Picture known = cache.get(generation.id());
    if (known != null) {
      return known;
    }
    Scene scene = scene(generation.order(), depth);
    boolean jpeg = "jpeg".equals(generation.order().request().outputFormat());
    drawing.acquireUninterruptibly();
    try {
      Picture drawn = artist.draw(scene, jpeg);
      cache.put(generation.id(), drawn);
      return drawn;
    } finally {
      drawing.release();
    }
  }

  private Scene scene(Order order, int depth) {
    ImageRequest request = order.request();
    List<Scene.Card> references = order.references().stream().map(DrawnPictures::card).toList();
    return new Scene(
        request.prompt(),
        request.effectiveModel(),
        Ratio.of(request.aspectRatio()),
        request.style() == null ? "auto" : request.style(),
        references,
        base(order, depth));
  }

  private Scene.@Nullable Card base(Order order, int depth) {
    if (order.source() != null) {
      return card(order.source());
    }
    UUID earlier = order.sourceGeneration();
    if (earlier == null) {
      return null;
    }
    Picture picture =
        depth == DEEPEST_EDIT
            ? null
            : account.find(earlier).map(one -> of(one, depth + 1)).orElse(null);
    return new Scene.Card(
        earlier.toString(),
        picture == null ? null : () -> new ByteArrayInputStream(picture.bytes()));
  }

  private static Scene.Card card(ReceivedImage image) {
    Path file = image.file();
    ImageInput input = file == null ? null : () -> Files.newInputStream(file);
    return new Scene.Card(image.digest(), input);
  }
}
