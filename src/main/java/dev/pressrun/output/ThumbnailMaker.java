package dev.pressrun.output;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** Makes small upright JPEGs. Only every n-th pixel is kept while decoding, for memory's sake. */
final class ThumbnailMaker {
  private static final int LONG_SIDE = 480;

  /** Beyond this a decoder's own tables grow too large; ten times what the API makes. */
  private static final long MOST_PIXELS = 100_000_000;

  private static final double QUALITY = 0.82;

  private ThumbnailMaker() {}

  /**
   * @throws IOException where the file is of a format or kind that the JDK does not decode
   */
  static byte[] jpeg(Path file) throws IOException {
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("no decoder for " + file.getFileName());
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return shrink(read(reader), orientation(reader));
      } catch (RuntimeException e) {
        // The JDK's decoders throw these too when a file is odd.
        throw new IOException(e);
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage read(ImageReader reader) throws IOException {
    Dimension size = new Dimension(reader.getWidth(0), reader.getHeight(0));
    if ((long) size.width * size.height > MOST_PIXELS) {
      throw new IOException("too many pixels for a thumbnail");
    }
    // Twice the wanted size is kept, so that the last step still smooths.
    int step = Math.max(1, Math.max(size.width, size.height) / (2 * LONG_SIDE));
    ImageReadParam sparse = reader.getDefaultReadParam();
    sparse.setSourceSubsampling(step, step, 0, 0);
    BufferedImage image = reader.read(0, sparse);
    if (isJpeg(reader) && image.getColorModel().hasAlpha()) {
      // The JDK takes the fourth ink of a CMYK picture for transparency, and the colours are wrong.
      throw new IOException("a JPEG of four colours");
    }
    return image;
  }

  private static Orientation orientation(ImageReader reader) throws IOException {
    // Only asked of JPEG: the library fails on the metadata of the other formats.
    Orientation found = isJpeg(reader) ? ExifUtils.getExifOrientation(reader, 0) : null;
    return found == null ? Orientation.TOP_LEFT : found;
  }

  private static boolean isJpeg(ImageReader reader) throws IOException {
    return reader.getFormatName().equalsIgnoreCase("jpeg");
  }

  private static byte[] shrink(BufferedImage image, Orientation orientation) throws IOException {
    int longSide = Math.min(LONG_SIDE, Math.max(image.getWidth(), image.getHeight()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Thumbnails.of(opaque(image))
        .addFilter(ExifFilterUtils.getFilterForOrientation(orientation))
        .size(longSide, longSide)
        .outputFormat("jpg")
        .outputQuality(QUALITY)
        .toOutputStream(out);
    return out.toByteArray();
  }

  /** JPEG has no transparency: what is transparent becomes white. */
  private static BufferedImage opaque(BufferedImage image) {
    BufferedImage plain =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = plain.createGraphics();
    pen.drawImage(image, 0, 0, Color.WHITE, null);
    pen.dispose();
    return plain;
  }
}
