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
    switch (random.nextInt(4)) {
      case 0 -> {
        brush.shadow(x, y, size);
        brush.ball(x, y - size, size, colour);
      }
      case 1 -> {
        plinth(brush, x, y, size, colour);
        brush.ball(x, y - size * 3.1, size * 0.62, palette.subject());
      }
      case 2 -> stones(brush, x, y, size, colour);
      default -> {
        // Room is left empty now and then: a studio is not a shelf.
      }
    }
  }

  private static void plinth(Brush brush, double x, double y, double size, Color colour) {
    brush.shadow(x, y, size);
    brush.round(
        Outline.polygon(
            x - size, y, x + size, y, x + size, y - size * 2.4, x - size, y - size * 2.4),
        colour);
    brush.flat(Brush.ellipse(x, y - size * 2.4, size, size * 0.16), Tones.lighter(colour, 0.35));
  }

  private static void stones(Brush brush, double x, double y, double size, Color colour) {
    brush.shadow(x, y, size * 1.3);
    brush.round(Brush.ellipse(x, y - size * 0.5, size * 1.3, size * 0.5), colour);
    brush.round(
        Brush.ellipse(x, y - size * 1.3, size * 0.9, size * 0.38), Tones.lighter(colour, 0.25));
  }
}
