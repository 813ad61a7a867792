package dev.pressrun.simulator.picture;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.SplittableRandom;

/** Boxes, bags, shoes. */
final class Goods {
  private Goods() {}

  static void box(Brush brush, Palette palette, SplittableRandom random) {
    double high = 0.5 + random.nextDouble() * 0.25;
    double half = 0.3 + random.nextDouble() * 0.06;
    double edge = half * 0.45;
    double up = 0.07;
    Color colour = palette.subject();
    brush.shadow(0.05, 0, half * 1.1);
    brush.fading(
        Outline.polygon(-half, -up, edge, 0, edge, -high, -half, -high - up),
        Tones.lighter(colour, 0.22),
        colour);
    brush.fading(
        Outline.polygon(edge, 0, half, -up * 1.2, half, -high - up * 1.2, edge, -high),
        Tones.darker(colour, 0.22),
        Tones.darker(colour, 0.4));
    brush.flat(
        Outline.polygon(
            -half, -high - up, edge, -high, half, -high - up * 1.2, -edge * 0.9, -high - up * 2.1),
        Tones.lighter(colour, 0.42));
    ribbon(brush, palette.accent(), new double[] {half, edge, high, up});
  }

  private static void ribbon(Brush brush, Color colour, double[] sizes) {
    double half = sizes[0];
    double edge = sizes[1];
    double high = sizes[2];
    double up = sizes[3];
    double left = -half + (edge + half) * 0.42;
    double right = -half + (edge + half) * 0.56;
    double yLeft = -up + up * 0.42;
    double yRight = -up + up * 0.56;
    brush.flat(
        Outline.polygon(left, yLeft, right, yRight, right, yRight - high, left, yLeft - high),
        colour);
    double x = -0.02;
    double y = -high - up * 1.15;
    for (int side = -1; side <= 1; side += 2) {
      Shape loop = Outline.curved(x, y, x + side * 0.1, y - 0.16, x + side * 0.26, y - 0.12, x, y);
      brush.fading(loop, Tones.lighter(colour, 0.2), Tones.darker(colour, 0.2));
    }
    brush.ball(x, y - 0.005, 0.024, colour);
  }

  static void bag(Brush brush, Palette palette, SplittableRandom random) {
    double half = 0.32 + random.nextDouble() * 0.06;
    double high = 0.56 + random.nextDouble() * 0.08;
    Color colour = palette.subject();
    brush.shadow(0.02, 0, half);
    Color strap = Tones.darker(palette.accent(), 0.15);
    handle(brush, half * 0.52, high, 0.36, Tones.darker(strap, 0.35));
    Path2D body = Outline.turned(half * 0.94, 0, half, -0.06, half * 0.86, -high);
    brush.round(body, colour);
    handle(brush, half * 0.56, high - 0.07, 0.34, strap);
    brush.flat(
        new RoundRectangle2D.Double(-half * 0.5, -high * 0.5, half, high * 0.34, 0.03, 0.03),
        Tones.lighter(colour, 0.16));
    brush.plain(Brush.circle(0, -high * 0.33, 0.045), palette.accent());
    brush.line(
        Outline.open(-half * 0.86, -high + 0.05, half * 0.86, -high + 0.05),
        0.006,
        Tones.darker(colour, 0.3));
  }

  private static void handle(Brush brush, double half, double from, double rise, Color colour) {
    Path2D path =
        Outline.curved(
            -half,
            -from,
            -half * 0.9,
            -from - rise * 1.3,
            half * 0.9,
            -from - rise * 1.3,
            half,
            -from);
    brush.line(path, 0.032, colour);
  }

  static void shoe(Brush brush, Palette palette, SplittableRandom random) {
    Color colour = palette.subject();
    brush.shadow(0, 0, 0.72);
    Path2D upper =
        Outline.curved(
            -0.72, -0.14, -0.78, -0.4, -0.74, -0.6, -0.66, -0.74, -0.55, -0.66, -0.42, -0.66, -0.28,
            -0.78, -0.12, -0.6, 0.1, -0.46, 0.4, -0.38, 0.66, -0.32, 0.76, -0.24, 0.76, -0.12);
    upper.closePath();
    brush.fading(upper, Tones.lighter(colour, 0.3), Tones.darker(colour, 0.18));
    brush.fading(
        Outline.curved(
            0.36, -0.12, 0.34, -0.26, 0.38, -0.34, 0.44, -0.37, 0.68, -0.32, 0.76, -0.24, 0.76,
            -0.12),
        Tones.lighter(palette.accent(), 0.15),
        palette.accent());
    stripes(brush, palette, random.nextInt(2) + 2);
    laces(brush, Tones.lighter(palette.wall(), 0.7));
    Shape sole = new RoundRectangle2D.Double(-0.78, -0.16, 1.57, 0.16, 0.14, 0.14);
    brush.fading(sole, new Color(0xf7f4ee), new Color(0xcfc9bf));
    brush.line(Outline.open(-0.72, -0.055, 0.73, -0.055), 0.012, palette.accent());
  }

  private static void laces(Brush brush, Color colour) {
    for (int i = 0; i < 4; i++) {
      double x = -0.24 + i * 0.115;
      double y = -0.7 + i * 0.075;
      brush.line(
          Outline.curved(x, y, x + 0.05, y + 0.02, x + 0.07, y + 0.08, x + 0.03, y + 0.14),
          0.024,
          colour);
    }
  }

  private static void stripes(Brush brush, Palette palette, int count) {
    for (int i = 0; i < count; i++) {
      double x = -0.36 + i * 0.16;
      brush.flat(
          Outline.polygon(x, -0.17, x + 0.07, -0.17, x + 0.19, -0.44, x + 0.12, -0.44),
          Tones.lighter(palette.accent(), 0.1));
    }
  }
}
