package dev.pressrun.simulator.picture;

import java.awt.Color;
import java.util.SplittableRandom;

/** Small things beside the subject, more of them the wider the picture is. */
final class Props {
  private static final double SPACING = 0.62;

  private Props() {}

  /**
   * Paints them at the height of the ground.
   *
   * @param taken how far the subject reaches to either side
   * @param edge how far the picture does
   */
  static void paint(
      Brush brush, Palette palette, SplittableRandom random, double taken, double edge) {
    for (double x = taken + 0.22; x < edge - 0.1; x += SPACING) {
      place(brush, palette, random, x + random.nextDouble() * 0.12);
      place(brush, palette, random, -x - random.nextDouble() * 0.12);
    }
  }

  private static void place(Brush brush, Palette palette, SplittableRandom random, double x) {
    Color colour =
        switch (random.nextInt(3)) {
          case 0 -> palette.accent();
          case 1 -> Tones.lighter(palette.subject(), 0.3);
          default -> Tones.mix(palette.subject(), palette.accent(), 0.5);
        };
    double size = 0.08 + random.nextDouble() * 0.07;
    double y = -0.03 + random.nextDouble() * 0.06;
    // The fourth of four is nothing: a studio is not a shelf.
    switch (random.nextInt(4)) {
      case 0 -> ball(brush, x, y, size, colour);
      case 1 -> column(brush, x, y, size, new Color[] {colour, palette.subject()});
      case 2 -> stones(brush, x, y, size, colour);
      default -> {}
    }
  }

  private static void ball(Brush brush, double x, double y, double size, Color colour) {
    brush.shadow(x, y, size);
    brush.ball(x, y - size, size, colour);
  }

  private static void column(Brush brush, double x, double y, double size, Color[] colours) {
    double top = y - size * 2.4;
    brush.shadow(x, y, size);
    brush.round(
        Outline.polygon(x - size, y, x + size, y, x + size, top, x - size, top), colours[0]);
    brush.flat(Brush.ellipse(x, top, size, size * 0.16), Tones.lighter(colours[0], 0.35));
    brush.ball(x, top - size * 0.7, size * 0.62, colours[1]);
  }

  private static void stones(Brush brush, double x, double y, double size, Color colour) {
    brush.shadow(x, y, size * 1.3);
    brush.round(Brush.ellipse(x, y - size * 0.5, size * 1.3, size * 0.5), colour);
    brush.round(
        Brush.ellipse(x, y - size * 1.3, size * 0.9, size * 0.38), Tones.lighter(colour, 0.25));
  }
}
