package dev.pressrun.simulator.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/** The input images as small prints, leaning along the top edge. */
final class CardRow {
  private static final double[] LEANS = {-0.05, 0.035, -0.02, 0.055, -0.04, 0.02};

  private final double width;
  private final double height;

  CardRow(double width, double height) {
    this.width = width;
    this.height = height;
  }

  void paint(Graphics2D graphics, List<Scene.Card> cards) {
    if (cards.isEmpty()) {
      return;
    }
    double gap = 0.16;
    double most = Math.min(width, height) * 0.21;
    double side = Math.min(most, width * 0.9 / (cards.size() * (1 + gap)));
    double left = width - side * (1 + gap) * cards.size() - width * 0.02;
    for (int i = 0; i < cards.size(); i++) {
      AffineTransform before = graphics.getTransform();
      graphics.translate(left + side * (1 + gap) * (i + 0.5), side * 0.72);
      graphics.rotate(LEANS[i % LEANS.length]);
      card(graphics, cards.get(i), side);
      graphics.setTransform(before);
    }
  }

  private static void card(Graphics2D graphics, Scene.Card card, double side) {
    double edge = side * 0.05;
    for (int i = 3; i >= 1; i--) {
      graphics.setPaint(Tones.veil(new Color(20, 14, 36), 0.1));
      graphics.fill(print(side + i * edge * 0.7, edge, side * 0.03));
    }
    graphics.setPaint(new Color(0xfdfcf9));
    graphics.fill(print(side, edge, 0));
    Rectangle2D window =
        new Rectangle2D.Double(
            -side / 2 + edge, -side / 2 + edge, side - 2 * edge, side - 2 * edge);
    Optional<BufferedImage> image =
        card.image() == null ? Optional.empty() : Loader.load(card.image(), (int) Math.ceil(side));
    if (image.isPresent()) {
      cover(graphics, image.get(), window);
    } else {
      blank(graphics, card, window);
    }
  }

  /** Fills the window with the middle of the picture. */
  static void cover(Graphics2D graphics, BufferedImage image, Rectangle2D window) {
    Graphics2D clipped = (Graphics2D) graphics.create();
    clipped.clip(window);
    double scale =
        Math.max(window.getWidth() / image.getWidth(), window.getHeight() / image.getHeight());
    AffineTransform placed = new AffineTransform();
    placed.translate(
        window.getCenterX() - image.getWidth() * scale / 2,
        window.getCenterY() - image.getHeight() * scale / 2);
    placed.scale(scale, scale);
    clipped.drawImage(image, placed, null);
    clipped.dispose();
  }

  private static void blank(Graphics2D graphics, Scene.Card card, Rectangle2D window) {
    float hue = (card.key().hashCode() & 0xff) / 255f;
    graphics.setPaint(Tones.hsb(hue, 0.25, 0.85));
    graphics.fill(window);
    graphics.setPaint(Tones.hsb(hue, 0.35, 0.65));
    graphics.fill(hills(window.getX(), window.getMaxY(), window.getWidth()));
    graphics.fill(
        Brush.circle(
            window.getX() + window.getWidth() * 0.74,
            window.getMaxY() - window.getWidth() * 0.7,
            window.getWidth() * 0.1));
  }

  private static Shape hills(double x, double bottom, double wide) {
    Path2D hills = new Path2D.Double();
    hills.moveTo(x, bottom);
    hills.lineTo(x, bottom - wide * 0.2);
    hills.lineTo(x + wide * 0.35, bottom - wide * 0.5);
    hills.lineTo(x + wide * 0.6, bottom - wide * 0.22);
    hills.lineTo(x + wide * 0.75, bottom - wide * 0.36);
    hills.lineTo(x + wide, bottom - wide * 0.1);
    hills.lineTo(x + wide, bottom);
    hills.closePath();
    return hills;
  }

  private static Shape print(double side, double round, double down) {
    return new RoundRectangle2D.Double(-side / 2, -side / 2 + down, side, side, round, round);
  }
}
