package dev.pressrun.simulator.picture;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.SplittableRandom;

/** Vases, bottles, mugs. */
final class Vessels {
  private Vessels() {}

  static void vase(Brush brush, Palette palette, SplittableRandom random) {
    double belly = 0.19 + random.nextDouble() * 0.1;
    double neck = 0.06 + random.nextDouble() * 0.06;
    double bellyAt = -0.18 - random.nextDouble() * 0.16;
    int stems = 3 + random.nextInt(3);
    for (int i = 0; i < stems; i++) {
      stem(brush, palette, neck * (2.0 * i / (stems - 1) - 1) * 0.7, random);
    }
    brush.shadow(0, 0, belly);
    Path2D body = Outline.turned(belly * 0.55, 0, belly, bellyAt, neck, -0.52, neck * 1.35, -0.6);
    brush.round(body, palette.subject());
    brush.shine(body, 0.2);
    brush.flat(Brush.ellipse(0, -0.6, neck * 1.35, 0.016), Tones.darker(palette.subject(), 0.5));
  }

  private static void stem(Brush brush, Palette palette, double x, SplittableRandom random) {
    double lean = x * 3.2 + (random.nextDouble() - 0.5) * 0.08;
    double top = -0.84 - random.nextDouble() * 0.14;
    Color green = Tones.mix(new Color(0x6f7f57), palette.accent(), 0.25);
    brush.line(Outline.curved(x, -0.58, x, -0.7, lean, -0.72, lean * 1.3, top), 0.007, green);
    for (int leaf = 0; leaf < 4; leaf++) {
      double share = 0.3 + leaf * 0.2;
      double y = -0.6 + (top + 0.6) * share;
      double side = leaf % 2 == 0 ? 1 : -1;
      double at = x + (lean * 1.3 - x) * share;
      brush.flat(leaf(at, y, side), Tones.darker(green, 0.08 * leaf));
    }
    brush.ball(lean * 1.3, top, 0.026 + random.nextDouble() * 0.014, palette.accent());
  }

  private static Shape leaf(double x, double y, double side) {
    return Outline.curved(
        x,
        y,
        x + side * 0.02,
        y - 0.05,
        x + side * 0.06,
        y - 0.05,
        x + side * 0.085,
        y - 0.035,
        x + side * 0.06,
        y - 0.005,
        x + side * 0.03,
        y + 0.005,
        x,
        y);
  }

  static void bottle(Brush brush, Palette palette, SplittableRandom random) {
    double half = 0.13 + random.nextDouble() * 0.05;
    double shoulder = -0.56 - random.nextDouble() * 0.08;
    double neck = half * (0.3 + random.nextDouble() * 0.12);
    brush.shadow(0, 0, half);
    Path2D body =
        Outline.turned(
            half * 0.94, 0, half, -0.03, half, shoulder, neck, shoulder - 0.16, neck, -0.88);
    brush.round(body, palette.subject());
    brush.shine(body, 0.16);
    brush.round(
        new RoundRectangle2D.Double(-neck * 1.25, -1, neck * 2.5, 0.13, 0.02, 0.02),
        palette.accent());
    label(brush, half, shoulder, palette);
  }

  private static void label(Brush brush, double half, double shoulder, Palette palette) {
    double top = shoulder * 0.82;
    double high = -shoulder * 0.5;
    Color paper = Tones.lighter(palette.wall(), 0.6);
    brush.round(new Rectangle2D.Double(-half, top, 2 * half, high), paper);
    Color print = Tones.darker(palette.subject(), 0.3);
    brush.plain(Brush.circle(0, top + high * 0.34, half * 0.26), palette.accent());
    for (int i = 0; i < 3; i++) {
      double wide = half * (1.0 - 0.22 * i);
      brush.plain(
          new Rectangle2D.Double(-wide / 2, top + high * (0.62 + 0.11 * i), wide, 0.008), print);
    }
  }

  static void mug(Brush brush, Palette palette, SplittableRandom random) {
    double half = 0.3 + random.nextDouble() * 0.05;
    double foot = half * (0.8 + random.nextDouble() * 0.2);
    brush.shadow(0.03, 0, half);
    Path2D handle =
        Outline.curved(
            half * 0.9, -0.56, half + 0.25, -0.62, half + 0.25, -0.12, half * 0.86, -0.16);
    brush.line(handle, 0.06, Tones.darker(palette.subject(), 0.2));
    Path2D body = Outline.turned(foot * 0.92, 0, foot, -0.04, half, -0.68);
    brush.round(body, palette.subject());
    brush.shine(body, 0.14);
    brush.plain(
        new Rectangle2D.Double(-half * 0.985, -0.34, half * 1.97, 0.035),
        Tones.veil(Tones.lighter(palette.accent(), 0.2), 0.85));
    brush.flat(Brush.ellipse(0, -0.68, half, 0.05), Tones.lighter(palette.subject(), 0.35));
    brush.flat(Brush.ellipse(0, -0.672, half * 0.9, 0.036), new Color(0x4a2f22));
    for (int i = -1; i <= 1; i++) {
      steam(brush, i * 0.11, random.nextDouble() * 0.06);
    }
  }

  private static void steam(Brush brush, double x, double sway) {
    Path2D path =
        Outline.curved(x, -0.76, x + 0.07 + sway, -0.82, x - 0.07 - sway, -0.9, x + 0.02, -0.98);
    brush.line(path, 0.012, Tones.veil(Color.WHITE, 0.5));
  }
}
