package dev.pressrun.simulator.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * Paints forms as if lit by a window on the left, or outlined in ink for manga. Lengths are in the
 * units of the graphics it was given.
 */
final class Brush {
  private static final Color CLEAR = new Color(255, 255, 255, 0);
  private static final double OUTLINE = 0.012;

  private final Graphics2D graphics;
  private final boolean ink;

  Brush(Graphics2D graphics, boolean ink) {
    this.graphics = graphics;
    this.ink = ink;
  }

  /** A round body: lit from the left, dark to the right. */
  void round(Shape shape, Color colour) {
    Rectangle2D bounds = shape.getBounds2D();
    graphics.setPaint(
        new LinearGradientPaint(
            new Point2D.Double(bounds.getMinX(), 0),
            new Point2D.Double(bounds.getMaxX() + 1e-6, 0),
            new float[] {0f, 0.26f, 0.6f, 1f},
            new Color[] {
              Tones.darker(colour, 0.06),
              Tones.lighter(colour, 0.26),
              colour,
              Tones.darker(colour, 0.42)
            }));
    graphics.fill(shape);
    outline(shape);
  }

  /** A ball. */
  void ball(double x, double y, double radius, Color colour) {
    Shape shape = circle(x, y, radius);
    graphics.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(x - radius * 0.35, y - radius * 0.4),
            (float) (radius * 1.5),
            new float[] {0f, 0.45f, 1f},
            new Color[] {Tones.lighter(colour, 0.4), colour, Tones.darker(colour, 0.5)}));
    graphics.fill(shape);
    outline(shape);
  }

  /** An even surface. */
  void flat(Shape shape, Color colour) {
    graphics.setPaint(colour);
    graphics.fill(shape);
    outline(shape);
  }

  /** An even surface without an outline, in any style. */
  void plain(Shape shape, Color colour) {
    graphics.setPaint(colour);
    graphics.fill(shape);
  }

  /** A surface that changes from its top to its bottom. */
  void fading(Shape shape, Color top, Color bottom) {
    Rectangle2D bounds = shape.getBounds2D();
    graphics.setPaint(
        new LinearGradientPaint(
            new Point2D.Double(0, bounds.getMinY()),
            new Point2D.Double(0, bounds.getMaxY() + 1e-6),
            new float[] {0f, 1f},
            new Color[] {top, bottom}));
    graphics.fill(shape);
    outline(shape);
  }

  void line(Shape path, double width, Color colour) {
    if (ink) {
      stroke(path, width + OUTLINE * 2, Color.BLACK);
    }
    stroke(path, width, colour);
  }

  /** A streak of light on a round body. */
  void shine(Shape body, double share) {
    Rectangle2D bounds = body.getBounds2D();
    double x = bounds.getX() + bounds.getWidth() * share;
    double width = Math.max(1e-3, bounds.getWidth() * 0.1);
    Graphics2D clipped = (Graphics2D) graphics.create();
    clipped.clip(body);
    clipped.setPaint(
        new LinearGradientPaint(
            new Point2D.Double(x, 0),
            new Point2D.Double(x + width, 0),
            new float[] {0f, 0.5f, 1f},
            new Color[] {CLEAR, Tones.veil(Color.WHITE, 0.5), CLEAR}));
    clipped.fill(new Rectangle2D.Double(x, bounds.getY(), width, bounds.getHeight()));
    clipped.dispose();
  }

  /** What a body casts on the ground: dark where it stands, longer to the right. */
  void shadow(double x, double y, double halfWidth) {
    softEllipse(x + halfWidth * 0.45, y, halfWidth * 1.9, halfWidth * 0.24, 0.3);
    softEllipse(x, y, halfWidth * 1.12, halfWidth * 0.1, 0.5);
  }

  /** Light around a point. */
  void glow(double x, double y, double radius, Color colour, double strength) {
    graphics.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(x, y),
            (float) radius,
            new float[] {0f, 1f},
            new Color[] {Tones.veil(colour, strength), Tones.veil(colour, 0)}));
    graphics.fill(circle(x, y, radius));
  }

  static Ellipse2D circle(double x, double y, double radius) {
    return ellipse(x, y, radius, radius);
  }

  static Ellipse2D ellipse(double x, double y, double halfWidth, double halfHeight) {
    return new Ellipse2D.Double(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight);
  }

  private void softEllipse(double x, double y, double halfWidth, double halfHeight, double dark) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    graphics.scale(1, halfHeight / halfWidth);
    graphics.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(0, 0),
            (float) halfWidth,
            new float[] {0f, 0.45f, 1f},
            new Color[] {shade(dark), shade(dark * 0.5), shade(0)}));
    graphics.fill(circle(0, 0, halfWidth));
    graphics.setTransform(before);
  }

  private static Color shade(double opacity) {
    return Tones.veil(new Color(24, 18, 40), opacity);
  }

  private void outline(Shape shape) {
    if (ink) {
      stroke(shape, OUTLINE, Color.BLACK);
    }
  }

  private void stroke(Shape path, double width, Color colour) {
    graphics.setPaint(colour);
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path);
  }
}
