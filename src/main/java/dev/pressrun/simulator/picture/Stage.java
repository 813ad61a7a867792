package dev.pressrun.simulator.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/**
 * The studio: a seamless wall and floor, a large quiet form, light from a window on the left, and
 * where the subject stands.
 */
final class Stage {
  private static final double PLINTH_FROM = 1.25;
  private static final double PLINTH_HALF = 0.38;
  private static final double WIDE_FROM = 1.9;

  private final double width;
  private final double height;
  private final Palette palette;

  Stage(double width, double height, Palette palette) {
    this.width = width;
    this.height = height;
    this.palette = palette;
  }

  /** How high the subject is to be, in pixels. */
  double subjectHeight(double subjectWidth) {
    return Math.min(0.58 * height, 0.66 * width / Math.max(0.62, subjectWidth));
  }

  /** Where it stands, in pixels from the top. */
  double ground() {
    return height * (raised() ? 0.7 : wide() ? 0.74 : 0.8);
  }

  /** How far to either side of the middle there is ground to stand on, in pixels. */
  double groundHalfWidth() {
    return raised() ? width * PLINTH_HALF : width / 2;
  }

  void paintBackdrop(Graphics2D graphics, SplittableRandom random) {
    double horizon = height * (raised() ? 0.78 : wide() ? 0.62 : 0.68);
    graphics.setPaint(
        vertical(
            0,
            height,
            new float[] {0f, (float) (horizon / height) - 0.06f, (float) (horizon / height), 1f},
            Tones.lighter(palette.wall(), 0.12),
            palette.wall(),
            palette.floor(),
            Tones.darker(palette.floor(), 0.14)));
    graphics.fill(new Rectangle2D.Double(0, 0, width, height));
    graphics.setPaint(
        vertical(
            horizon - height * 0.7,
            horizon,
            new float[] {0f, 1f},
            palette.shape(),
            Tones.mix(palette.shape(), palette.wall(), 0.55)));
    graphics.fill(form(horizon - height * 0.03, random));
    windowLight(graphics, random);
    if (raised()) {
      plinth(graphics);
    }
  }

  /** The light that lies over everything, brighter where the window is. */
  void paintAir(Graphics2D graphics) {
    double reach = Math.max(width, height);
    graphics.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(width * 0.18, height * 0.08),
            (float) (reach * 0.85),
            new float[] {0f, 1f},
            new Color[] {Tones.veil(new Color(255, 248, 230), 0.3), new Color(255, 255, 255, 0)}));
    graphics.fill(new Rectangle2D.Double(0, 0, width, height));
    graphics.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(width * 0.45, height * 0.48),
            (float) (reach * 0.78),
            new float[] {0f, 0.62f, 1f},
            new Color[] {
              new Color(0, 0, 0, 0), new Color(0, 0, 0, 0), Tones.veil(new Color(20, 12, 40), 0.2)
            }));
    graphics.fill(new Rectangle2D.Double(0, 0, width, height));
  }

  private boolean raised() {
    return height > PLINTH_FROM * width;
  }

  private boolean wide() {
    return width > WIDE_FROM * height;
  }

  private Shape form(double base, SplittableRandom random) {
    double middle = width * (0.5 + (random.nextDouble() - 0.5) * 0.16);
    double half = Math.min(width * 0.36, height * 0.34);
    double rise = Math.min(base * 0.8, half * 1.9);
    if (random.nextInt(3) == 0) {
      return Brush.circle(middle, base - half * 1.05, half * 0.92);
    }
    Path2D arch = new Path2D.Double();
    arch.moveTo(middle - half, base);
    arch.lineTo(middle - half, base - rise + half);
    arch.curveTo(
        middle - half,
        base - rise - half * 0.33,
        middle + half,
        base - rise - half * 0.33,
        middle + half,
        base - rise + half);
    arch.lineTo(middle + half, base);
    arch.closePath();
    return arch;
  }

  private void windowLight(Graphics2D graphics, SplittableRandom random) {
    double shift = width * (0.02 + random.nextDouble() * 0.2);
    double pane = Math.min(width, height) * 0.24;
    graphics.setPaint(Tones.veil(Color.WHITE, 0.13));
    for (int column = 0; column < 2; column++) {
      for (int row = 0; row < 2; row++) {
        double x = shift + column * pane * 1.08;
        double y = height * 0.1 + row * pane * 0.98 + column * pane * 0.3;
        graphics.fill(
            Outline.polygon(
                x, y, x + pane, y + pane * 0.28, x + pane, y + pane * 1.16, x, y + pane * 0.88));
      }
    }
  }

  private void plinth(Graphics2D graphics) {
    double half = width * PLINTH_HALF;
    double top = ground();
    Color stone = Tones.lighter(palette.wall(), 0.4);
    Rectangle2D front = new Rectangle2D.Double(width / 2 - half, top, 2 * half, height - top);
    graphics.setPaint(
        new LinearGradientPaint(
            new Point2D.Double(width / 2 - half, 0),
            new Point2D.Double(width / 2 + half, 0),
            new float[] {0f, 0.3f, 1f},
            new Color[] {stone, Tones.lighter(stone, 0.3), Tones.darker(stone, 0.26)}));
    graphics.fill(front);
    graphics.setPaint(Tones.lighter(stone, 0.55));
    graphics.fill(Brush.ellipse(width / 2, top, half, half * 0.13));
  }

  private static LinearGradientPaint vertical(
      double from, double to, float[] at, Color... colours) {
    return new LinearGradientPaint(
        new Point2D.Double(0, from), new Point2D.Double(0, to), at, colours);
  }
}
