package dev.pressrun.simulator.picture;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.RoundRectangle2D;
import java.util.SplittableRandom;

/** Chairs and lamps. */
final class Furniture {
  private static final Color WOOD = new Color(0x9a6f48);
  private static final Color WARM = new Color(0xffe2a6);

  private Furniture() {}

  static void chair(Brush brush, Palette palette, SplittableRandom random) {
    double half = 0.28 + random.nextDouble() * 0.06;
    double seat = -0.42;
    Color colour = palette.subject();
    brush.shadow(0, 0, half * 1.1);
    leg(brush, -half * 0.7, -half * 0.74, seat, Tones.darker(WOOD, 0.45));
    leg(brush, half * 0.7, half * 0.74, seat, Tones.darker(WOOD, 0.45));
    double top = -0.94 - random.nextDouble() * 0.06;
    double round = 0.12 + random.nextDouble() * 0.3;
    brush.round(
        new RoundRectangle2D.Double(-half, top, 2 * half, seat - top + 0.04, round, round), colour);
    brush.round(
        new RoundRectangle2D.Double(-half * 0.8, top + 0.08, 1.6 * half, 0.34, round, round),
        Tones.lighter(colour, 0.12));
    leg(brush, -half * 0.86, -half * 1.05, seat, WOOD);
    leg(brush, half * 0.86, half * 1.05, seat, WOOD);
    Shape cushion =
        new RoundRectangle2D.Double(-half * 1.14, seat - 0.03, half * 2.28, 0.14, 0.12, 0.12);
    brush.round(cushion, Tones.darker(colour, 0.08));
    Shape pillow =
        new RoundRectangle2D.Double(-half * 0.6, seat - 0.25, half * 1.2, 0.24, 0.12, 0.12);
    brush.round(pillow, palette.accent());
  }

  private static void leg(Brush brush, double x, double foot, double seat, Color colour) {
    brush.line(Outline.open(x, seat + 0.08, foot, -0.01), 0.03, colour);
  }

  static void lamp(Brush brush, Palette palette, SplittableRandom random) {
    double wide = 0.24 + random.nextDouble() * 0.08;
    double narrow = wide * (0.45 + random.nextDouble() * 0.3);
    double shade = -0.6;
    brush.shadow(0, 0, 0.2);
    brush.round(Outline.turned(0.15, 0, 0.15, -0.018, 0.03, -0.035), palette.accent());
    brush.ball(0, -0.15, 0.11 + random.nextDouble() * 0.02, palette.accent());
    brush.round(Outline.turned(0.014, -0.24, 0.014, shade), Tones.darker(palette.accent(), 0.2));
    brush.glow(0, shade - 0.14, 0.85, WARM, 0.5);
    Shape cone = Outline.polygon(-wide, shade, wide, shade, narrow, -0.98, -narrow, -0.98);
    brush.round(cone, palette.subject());
    brush.fading(cone, Tones.veil(WARM, 0.05), Tones.veil(WARM, 0.62));
    brush.flat(Brush.ellipse(0, shade, wide, 0.028), Tones.mix(WARM, palette.subject(), 0.2));
    brush.glow(0, shade + 0.02, 0.3, WARM, 0.55);
  }
}
