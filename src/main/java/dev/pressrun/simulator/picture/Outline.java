package dev.pressrun.simulator.picture;

import java.awt.geom.Path2D;

/** Paths of the forms that things are made of. */
final class Outline {
  private Outline() {}

  /**
   * The silhouette of a turned body, symmetrical around x = 0.
   *
   * @param halfWidthsAndHeights pairs of half a width and a y, from the bottom to the top
   */
  static Path2D turned(double... halfWidthsAndHeights) {
    int points = halfWidthsAndHeights.length / 2;
    Path2D path = new Path2D.Double();
    path.moveTo(halfWidthsAndHeights[0], halfWidthsAndHeights[1]);
    for (int i = 1; i < points; i++) {
      curve(path, halfWidthsAndHeights, i - 1, i, 1);
    }
    path.lineTo(-halfWidthsAndHeights[2 * points - 2], halfWidthsAndHeights[2 * points - 1]);
    for (int i = points - 2; i >= 0; i--) {
      curve(path, halfWidthsAndHeights, i + 1, i, -1);
    }
    path.closePath();
    return path;
  }

  /** A closed figure with straight sides. */
  static Path2D polygon(double... xsAndYs) {
    Path2D path = open(xsAndYs);
    path.closePath();
    return path;
  }

  /** A line through the points. */
  static Path2D open(double... xsAndYs) {
    Path2D path = new Path2D.Double();
    path.moveTo(xsAndYs[0], xsAndYs[1]);
    for (int i = 2; i < xsAndYs.length; i += 2) {
      path.lineTo(xsAndYs[i], xsAndYs[i + 1]);
    }
    return path;
  }

  /**
   * A line of curves.
   *
   * @param numbers the start, then three points for each curve: two to steer it, its end
   */
  static Path2D curved(double... numbers) {
    Path2D path = new Path2D.Double();
    path.moveTo(numbers[0], numbers[1]);
    for (int i = 2; i < numbers.length; i += 6) {
      path.curveTo(
          numbers[i],
          numbers[i + 1],
          numbers[i + 2],
          numbers[i + 3],
          numbers[i + 4],
          numbers[i + 5]);
    }
    return path;
  }

  private static void curve(Path2D path, double[] points, int from, int to, int side) {
    double middle = (points[2 * from + 1] + points[2 * to + 1]) / 2;
    path.curveTo(
        side * points[2 * from],
        middle,
        side * points[2 * to],
        middle,
        side * points[2 * to],
        points[2 * to + 1]);
  }
}
