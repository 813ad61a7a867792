package dev.pressrun.simulator.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.SplittableRandom;

/** A valid picture of about a given number of bytes: grey noise, which no encoder makes smaller. */
public final class SizedPicture {
  private static final double JPEG_BYTES_PER_PIXEL = 0.9;
  private static final int MIN_SIDE = 8;

  private final boolean jpeg;
  private final byte[] bytes;

  private SizedPicture(boolean jpeg, byte[] bytes) {
    this.jpeg = jpeg;
    this.bytes = bytes;
  }

  /** Makes one of about so many bytes, in about that ratio. */
  public static SizedPicture make(Ratio ratio, boolean jpeg, int bytes) {
    double pixels = jpeg ? bytes / JPEG_BYTES_PER_PIXEL : bytes;
    double unit = Math.sqrt(pixels / ratio.width() / ratio.height());
    int width = Math.max(MIN_SIDE, (int) Math.round(unit * ratio.width()));
    int height = Math.max(MIN_SIDE, (int) Math.round(unit * ratio.height()));
    BufferedImage image = noise(width, height);
    return new SizedPicture(jpeg, jpeg ? Encoder.jpeg(image) : Encoder.png(image));
  }

  /** The picture with the text in its comment, so that no two are the same. */
  public Picture stamped(String text) {
    return jpeg
        ? new Picture(Picture.JPEG, Stamp.jpeg(bytes, text))
        : new Picture(Picture.PNG, Stamp.png(bytes, text));
  }

  private static BufferedImage noise(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    new SplittableRandom(width * 31L + height).nextBytes(pixels);
    return image;
  }
}
