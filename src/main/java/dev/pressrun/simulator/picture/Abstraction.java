package dev.pressrun.simulator.picture;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.SplittableRandom;

/** Balanced forms for prompts about anything else: arches, columns, cones and balls. */
final class Abstraction {
  private Abstraction() {}

  static void paint(Brush brush, Palette palette, SplittableRandom random) {
    Color[] colours = {
      palette.subject(),
      palette.accent(),
      Tones.lighter(palette.subject(), 0.35),
      Tones.mix(palette.subject(), palette.accent(), 0.5),
      Tones.darker(palette.accent(), 0.25)
    };
    int turn = random.nextInt(colours.length);
    boolean mirrored = random.nextBoolean();
    double side = mirrored ? -1 : 1;
    tall(brush, -0.3 * side, random, colours[turn % 5]);
    middle(brush, 0.24 * side, random, colours[(turn + 1) % 5], colours[(turn + 3) % 5]);
    low(brush, -0.06 * side, random, colours[(turn + 2) % 5]);
    double radius = 0.07 + random.nextDouble() * 0.05;
    brush.shadow(0.55 * side, 0.035, radius);
    brush.ball(0.55 * side, 0.035 - radius, radius, colours[(turn + 4) % 5]);
  }

  private static void tall(Brush brush, double x, SplittableRandom random, Color colour) {
    double half = 0.15 + random.nextDouble() * 0.06;
    double high = 0.72 + random.nextDouble() * 0.26;
    brush.shadow(x, 0, half);
    switch (random.nextInt(3)) {
      case 0 -> arch(brush, x, half * 1.35, high * 0.92, colour);
      case 1 -> stack(brush, x, half, colour);
      default -> column(brush, x, half, high, colour);
    }
  }

  private static void middle(
      Brush brush, double x, SplittableRandom random, Color colour, Color top) {
    double half = 0.17 + random.nextDouble() * 0.07;
    double high = 0.26 + random.nextDouble() * 0.22;
    double radius = half * (0.62 + random.nextDouble() * 0.3);
    brush.shadow(x, 0.01, half);
    column(brush, x, half, high, colour);
    if (random.nextBoolean()) {
      brush.ball(x, -high - radius + 0.02, radius, top);
    } else {
      cone(brush, x, -high, radius, top);
    }
  }

  private static void low(Brush brush, double x, SplittableRandom random, Color colour) {
    double half = 0.12 + random.nextDouble() * 0.08;
    brush.shadow(x, 0.05, half);
    if (random.nextBoolean()) {
      Path2D dome = new Path2D.Double();
      dome.moveTo(x - half, 0.05);
      dome.curveTo(x - half, 0.05 - half * 1.33, x + half, 0.05 - half * 1.33, x + half, 0.05);
      dome.closePath();
      brush.round(dome, colour);
    } else {
      brush.round(
          new RoundRectangle2D.Double(
              x - half, 0.05 - half * 0.9, half * 2, half * 0.9, 0.03, 0.03),
          colour);
    }
  }

  private static void column(Brush brush, double x, double half, double high, Color colour) {
    Path2D body = new Path2D.Double();
    body.moveTo(x - half, -high);
    body.lineTo(x - half, 0);
    body.curveTo(x - half, half * 0.16, x + half, half * 0.16, x + half, 0);
    body.lineTo(x + half, -high);
    body.closePath();
    brush.round(body, colour);
    brush.flat(Brush.ellipse(x, -high, half, half * 0.12), Tones.lighter(colour, 0.38));
  }

  private static void cone(Brush brush, double x, double base, double half, Color colour) {
    Shape shape =
        Outline.curved(
            x,
            base - half * 2.4,
            x + half * 0.5,
            base - half,
            x + half,
            base,
            x + half,
            base,
            x + half * 0.5,
            base + half * 0.14,
            x - half * 0.5,
            base + half * 0.14,
            x - half,
            base,
            x - half,
            base,
            x - half * 0.5,
            base - half,
            x,
            base - half * 2.4);
    brush.round(shape, colour);
  }

  private static void arch(Brush brush, double x, double half, double high, Color colour) {
    double inner = half * 0.52;
    Path2D shape = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    frame(shape, x, half, high);
    frame(shape, x, inner, high - half * 0.5);
    brush.round(shape, colour);
  }

  private static void frame(Path2D shape, double x, double half, double high) {
    double spring = -high + half;
    shape.moveTo(x - half, 0);
    shape.lineTo(x - half, spring);
    shape.curveTo(x - half, spring - half * 1.33, x + half, spring - half * 1.33, x + half, spring);
    shape.lineTo(x + half, 0);
    shape.closePath();
  }

  private static void stack(Brush brush, double x, double half, Color colour) {
    double y = 0;
    double radius = half * 1.25;
    for (int i = 0; i < 4; i++) {
      double high = radius * 0.62;
      brush.round(Brush.ellipse(x, y - high, radius, high), Tones.lighter(colour, 0.12 * i));
      y -= high * 1.92;
      radius *= 0.8;
    }
  }
}
