package dev.pressrun.simulator;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.simulator.picture.Picture;
import dev.pressrun.simulator.picture.Ratio;
import dev.pressrun.simulator.picture.SizedPicture;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Cheap pictures of a given size, for benchmarks: made once per shape, stamped with the id. */
final class SizedPictures implements Pictures {
  private final int bytes;
  private final Map<Shape, SizedPicture> made = new ConcurrentHashMap<>();

  private record Shape(Ratio ratio, boolean jpeg) {}

  SizedPictures(int bytes) {
    this.bytes = bytes;
  }

  @Override
  public Picture of(Generation generation) throws IOException {
    ImageRequest request = generation.order().request();
    Shape shape = new Shape(Ratio.of(request.aspectRatio()), "jpeg".equals(request.outputFormat()));
    SizedPicture picture =
        made.computeIfAbsent(shape, one -> SizedPicture.make(one.ratio(), one.jpeg(), bytes));
    return picture.stamped(generation.id().toString());
  }
}
