package dev.pressrun.simulator;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Small pictures to send. */
final class TestImages {
  private TestImages() {}

  static byte[] png(int width, int height) {
    return encoded("png", width, height);
  }

  static byte[] encoded(String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.ORANGE);
    graphics.fillOval(0, 0, width, height);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The first bytes of a PNG that says it has this size; nothing after its header. */
  static byte[] pngHeader(int width, int height) {
    byte[] head = Arrays.copyOf(png(1, 1), 33);
    for (int i = 0; i < 4; i++) {
      head[16 + i] = (byte) (width >>> (24 - 8 * i));
      head[20 + i] = (byte) (height >>> (24 - 8 * i));
    }
    return head;
  }
}
