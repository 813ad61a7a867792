package dev.pressrun.input;

import dev.pressrun.model.ApiRules;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Makes of any picture an upright JPEG in RGB that the API takes. What has more than {@link
 * #MOST_DECODED} pixels loses every n-th row and column as it is decoded, so that a heap of 256 MB
 * does, and what has far more is refused by its header.
 */
final class UprightJpeg {
  /** More than a camera makes; a small file can claim any number. */
  private static final long MOST_PIXELS = 100_000_000;

  /** WebP is decoded as a whole, with tables many times its size. */
  private static final long MOST_WEBP_PIXELS = 6_000_000;

  private static final long LONGEST_SIDE = 65_535;

  /** As a camera of today makes them. */
  private static final long MOST_DECODED = 13_000_000;

  /** What they take in memory. */
  private static final long MOST_DECODED_BITS = MOST_DECODED * 32;

  private static final float QUALITY = 0.95f;

  private UprightJpeg() {}

  /**
   * The JPEG.
   *
   * @param size what the file's header says
   * @throws UnconvertibleException where there are too many pixels, or no decoder understands them
   */
  static byte[] of(Path file, ImageSize size) throws UnconvertibleException {
    refuse(size.width(), size.height(), MOST_PIXELS);
    try {
      BufferedImage decoded = plain(decoded(file));
      Orientation held = Orientation.typeOf(size.orientation());
      return encoded(ExifFilterUtils.getFilterForOrientation(held).apply(fitting(decoded)));
    } catch (IOException | RuntimeException e) {
      // Decoders throw any of these when a file is odd.
      throw new UnconvertibleException(
          "the picture cannot be decoded (" + e.getMessage() + "); export it again as JPEG or PNG");
    }
  }

  private static void refuse(long width, long height, long most) throws UnconvertibleException {
    if (width * height > most || Math.max(width, height) > LONGEST_SIDE) {
      throw new UnconvertibleException(
          String.format(
              Locale.ROOT,
              "the picture has %,d x %,d pixels, too many to convert (at most %,d in all); save it"
                  + " smaller",
              width,
              height,
              most));
    }
  }

  private static BufferedImage decoded(Path file) throws IOException, UnconvertibleException {
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("no decoder");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        boolean webp = reader.getFormatName().equalsIgnoreCase("webp");
        refuse(reader.getWidth(0), reader.getHeight(0), webp ? MOST_WEBP_PIXELS : MOST_PIXELS);
        return reader.read(0, sparse(reader));
      } finally {
        reader.dispose();
      }
    }
  }

  private static ImageReadParam sparse(ImageReader reader) throws IOException {
    int bits = reader.getImageTypes(0).next().getColorModel().getPixelSize();
    long most = Math.min(MOST_DECODED, MOST_DECODED_BITS / Math.max(1, bits));
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    int step = 1;
    while (width / step * (height / step) > most) {
      step++;
    }
    ImageReadParam parameters = reader.getDefaultReadParam();
    parameters.setSourceSubsampling(step, step, 0, 0);
    return parameters;
  }

  /** In sRGB, and white where it was transparent. */
  private static BufferedImage plain(BufferedImage image) {
    boolean plain =
        image.getType() == BufferedImage.TYPE_3BYTE_BGR
            || image.getType() == BufferedImage.TYPE_INT_RGB;
    if (plain) {
      return image;
    }
    BufferedImage rgb =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = rgb.createGraphics();
    pen.drawImage(image, 0, 0, Color.WHITE, null);
    pen.dispose();
    return rgb;
  }

  private static BufferedImage fitting(BufferedImage image) throws IOException {
    int side = ApiRules.MAX_REFERENCE_SIDE_PIXELS;
    return image.getWidth() > side || image.getHeight() > side
        ? Thumbnails.of(image).size(side, side).asBufferedImage()
        : image;
  }

  private static byte[] encoded(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
