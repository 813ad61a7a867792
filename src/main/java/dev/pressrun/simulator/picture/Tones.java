package dev.pressrun.simulator.picture;

import java.awt.Color;

/** Arithmetic of colours. */
final class Tones {
  private Tones() {}

  /** On the way from one colour to another; 0 is the first, 1 the second. */
  static Color mix(Color from, Color to, double share) {
    return new Color(
        channel(from.getRed(), to.getRed(), share),
        channel(from.getGreen(), to.getGreen(), share),
        channel(from.getBlue(), to.getBlue(), share));
  }

  static Color lighter(Color colour, double share) {
    return mix(colour, Color.WHITE, share);
  }

  /** Towards a deep blue rather than black, as shadows are in daylight. */
  static Color darker(Color colour, double share) {
    return mix(colour, new Color(18, 16, 34), share);
  }

  /** See-through: 0 cannot be seen, 1 covers. */
  static Color veil(Color colour, double opacity) {
    return new Color(
        colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
  }

  /** From 0 for black to 1 for white, as the eye weighs it. */
  static double luminance(Color colour) {
    return (0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue()) / 255;
  }

  static Color hsb(double hue, double saturation, double brightness) {
    return Color.getHSBColor((float) hue, (float) clamp(saturation), (float) clamp(brightness));
  }

  private static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }

  private static int channel(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }
}
