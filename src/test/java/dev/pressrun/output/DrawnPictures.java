package dev.pressrun.output;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small pictures for tests, drawn here: no two seeds look alike. */
final class DrawnPictures {
  private DrawnPictures() {}

  static byte[] png(int width, int height, int seed) {
    return encode("png", draw(width, height, seed));
  }

  static byte[] jpeg(int width, int height, int seed) {
    return encode("jpg", draw(width, height, seed));
  }

  static byte[] gif(int width, int height, int seed) {
    return encode("gif", draw(width, height, seed));
  }

  /** A PNG of about three bytes a pixel, since noise does not shrink. */
  static byte[] noise(int width, int height, int seed) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return encode("png", image);
  }

  private static BufferedImage draw(int width, int height, int seed) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    float hue = (seed * 0.381966f) % 1;
    pen.setPaint(
        new GradientPaint(
            0,
            0,
            Color.getHSBColor(hue, 0.18f, 0.97f),
            width,
            height,
            Color.getHSBColor(hue + 0.1f, 0.45f, 0.75f)));
    pen.fillRect(0, 0, width, height);
    int side = Math.min(width, height);
    pen.setColor(new Color(0, 0, 0, 40));
    pen.fillOval(width / 2 - side / 3, height / 2 + side / 5, side * 2 / 3, side / 8);
    pen.setColor(Color.getHSBColor(hue + 0.5f, 0.6f, 0.7f));
    if (seed % 3 == 0) {
      pen.fillOval(width / 2 - side / 4, height / 2 - side / 4, side / 2, side / 2);
    } else {
      int arc = seed % 3 == 1 ? side / 12 : side / 3;
      pen.fillRoundRect(
          width / 2 - side / 4, height / 2 - side / 3, side / 2, side * 3 / 5, arc, arc);
    }
    pen.setColor(Color.WHITE);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.max(4, side / 10)));
    pen.drawString(Integer.toString(seed), width / 2 - side / 20, height / 2);
    pen.dispose();
    return image;
  }

  private static byte[] encode(String format, BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
