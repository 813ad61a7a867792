package dev.pressrun.simulator.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Turns a painting into printed manga: black ink, white paper, and dots for all that is between.
 */
final class Halftone {
  private static final double DOTS_PER_LONG_SIDE = 150;
  private static final double INK_BELOW = 0.2;
  private static final double PAPER_ABOVE = 0.8;
  private static final int PAPER = 0xfbfaf6;
  private static final int INK = 0x141216;

  private Halftone() {}

  /** Prints over the picture itself, which must be of type INT_RGB. */
  static void print(BufferedImage image) {
    int width = image.getWidth();
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    double cell = Math.max(4, Math.max(width, image.getHeight()) / DOTS_PER_LONG_SIDE);
    double turn = Math.sqrt(0.5) / cell;
    for (int i = 0; i < pixels.length; i++) {
      int x = i % width;
      int y = i / width;
      pixels[i] = tone(pixels[i], (x + y) * turn, (x - y) * turn, cell);
    }
  }

  private static int tone(int rgb, double u, double v, double cell) {
    double light =
        (0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff)) / 255;
    if (light <= INK_BELOW || light >= PAPER_ABOVE) {
      return light <= INK_BELOW ? INK : PAPER;
    }
    double fromMiddle = Math.hypot(u - Math.floor(u) - 0.5, v - Math.floor(v) - 0.5);
    double radius = 0.66 * Math.sqrt((PAPER_ABOVE - light) / (PAPER_ABOVE - INK_BELOW));
    double ink = Math.max(0, Math.min(1, (radius - fromMiddle) * cell + 0.5));
    return blend(ink);
  }

  private static int blend(double ink) {
    int red = (int) (0xfb + (0x14 - 0xfb) * ink);
    int green = (int) (0xfa + (0x12 - 0xfa) * ink);
    int blue = (int) (0xf6 + (0x16 - 0xf6) * ink);
    return red << 16 | green << 8 | blue;
  }
}
