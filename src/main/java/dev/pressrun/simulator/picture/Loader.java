package dev.pressrun.simulator.picture;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads input images no larger than they are needed, so that memory does not follow their size. */
final class Loader {
  private static final Logger log = LoggerFactory.getLogger(Loader.class);

  private Loader() {}

  /**
   * The picture with at least so many pixels on its longer side where it has as many, and less than
   * twice as many; empty where it cannot be decoded, as with WebP.
   */
  static Optional<BufferedImage> load(ImageInput input, int longSide) {
    try (InputStream bytes = input.open();
        ImageInputStream stream = ImageIO.createImageInputStream(bytes)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      return readers.hasNext()
          ? Optional.of(read(readers.next(), stream, longSide))
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      log.debug("An input image cannot be shown: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static BufferedImage read(ImageReader reader, ImageInputStream stream, int longSide)
      throws IOException {
    try {
      reader.setInput(stream, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      int step = Math.max(1, Math.max(width, height) / longSide);
      ImageReadParam parameters = reader.getDefaultReadParam();
      parameters.setSourceRegion(new Rectangle(width, height));
      parameters.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, parameters);
    } finally {
      reader.dispose();
    }
  }
}
