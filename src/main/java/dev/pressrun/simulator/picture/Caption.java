package dev.pressrun.simulator.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was asked for, in small letters along the bottom, and that nothing but a simulator made it.
 */
final class Caption {
  private static final Logger log = LoggerFactory.getLogger(Caption.class);
  private static final int MOST_LINES = 2;
  private static final int ENOUGH_CHARACTERS = 400;

  private final double width;
  private final double height;

  Caption(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /** Writes it, unless this machine has no fonts at all. */
  void paint(Graphics2D graphics, Scene scene) {
    try {
      write(graphics, scene);
    } catch (LinkageError | InternalError | NullPointerException e) {
      log.debug("No caption, as there are no fonts: {}", e.toString());
    }
  }

  private void write(Graphics2D graphics, Scene scene) {
    double size = Math.max(9, Math.min(Math.max(width, height) * 0.019, width * 0.045));
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size);
    Font bold = font.deriveFont(Font.BOLD, (float) (size * 0.74));
    double margin = size * 1.2;
    FontMetrics metrics = graphics.getFontMetrics(font);
    List<String> lines = wrap(scene.prompt(), metrics, width - 2 * margin);
    double top = height - margin - size * 1.35 * lines.size() - size * 0.9;
    veil(graphics, top - size * 2.5);
    graphics.setFont(font);
    graphics.setPaint(Color.WHITE);
    double y = top + size;
    for (String line : lines) {
      graphics.drawString(line, (float) margin, (float) y);
      y += size * 1.35;
    }
    graphics.setFont(bold);
    graphics.setPaint(Tones.veil(Color.WHITE, 0.78));
    graphics.drawString(facts(scene), (float) margin, (float) (y + size * 0.1));
  }

  private void veil(Graphics2D graphics, double from) {
    Color dark = new Color(22, 16, 34);
    graphics.setPaint(
        new LinearGradientPaint(
            new Point2D.Double(0, from),
            new Point2D.Double(0, height),
            new float[] {0f, 0.45f, 1f},
            new Color[] {Tones.veil(dark, 0), Tones.veil(dark, 0.42), Tones.veil(dark, 0.66)}));
    graphics.fill(new Rectangle2D.Double(0, from, width, height - from));
  }

  private static String facts(Scene scene) {
    String made = scene.base() == null ? "simulated" : "simulated edit";
    return String.join("  ·  ", made, scene.model(), scene.ratio().toString(), scene.style());
  }

  private static List<String> wrap(String prompt, FontMetrics metrics, double width) {
    String text =
        prompt.length() <= ENOUGH_CHARACTERS ? prompt : prompt.substring(0, ENOUGH_CHARACTERS);
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+", -1)) {
      String longer = line.isEmpty() ? word : line + ' ' + word;
      if (metrics.stringWidth(longer) <= width || line.isEmpty()) {
        line = longer;
      } else if (lines.size() == MOST_LINES - 1) {
        lines.add(cut(line + " …", metrics, width));
        return lines;
      } else {
        lines.add(cut(line, metrics, width));
        line = word;
      }
    }
    lines.add(cut(line, metrics, width));
    return lines;
  }

  private static String cut(String line, FontMetrics metrics, double width) {
    String kept = line;
    while (kept.length() > 1 && metrics.stringWidth(kept) > width) {
      kept = kept.substring(0, kept.length() - 2) + "…";
    }
    return kept;
  }
}
