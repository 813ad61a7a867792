package dev.pressrun.simulator.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Draws what a prompt asks for as a studio still life: the right ratio, colours and things from the
 * prompt's words, everything else from its hash. The same scene gives the same picture.
 */
public final class Artist {
  private final int longSide;

  /**
   * @param longSide pixels of the longer side
   */
  public Artist(int longSide) {
    this.longSide = longSide;
  }

  /** Draws and encodes a scene. */
  public Picture draw(Scene scene, boolean jpeg) {
    BufferedImage image = paint(scene);
    return jpeg
        ? new Picture(Picture.JPEG, Stamp.jpeg(Encoder.jpeg(image), scene.prompt()))
        : new Picture(Picture.PNG, Stamp.png(Encoder.png(image), scene.prompt()));
  }

  private BufferedImage paint(Scene scene) {
    int width = scene.ratio().pixelsWide(longSide);
    int height = scene.ratio().pixelsHigh(longSide);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    SplittableRandom random = new SplittableRandom(scene.seed());
    Palette palette = Palette.of(scene.prompt(), random);
    Graphics2D graphics = graphics(image);
    List<Scene.Card> cards = new ArrayList<>(scene.references());
    Optional<BufferedImage> base = base(scene);
    if (base.isPresent()) {
      edit(graphics, base.get(), palette, new Rectangle2D.Double(0, 0, width, height));
    } else {
      stillLife(graphics, scene, palette, random, image);
    }
    if (scene.base() != null) {
      cards.add(scene.base());
    }
    if (scene.manga()) {
      Halftone.print(image);
    }
    new CardRow(width, height).paint(graphics, cards);
    new Caption(width, height).paint(graphics, scene);
    graphics.dispose();
    return image;
  }

  private Optional<BufferedImage> base(Scene scene) {
    return scene.base() == null || scene.base().image() == null
        ? Optional.empty()
        : Loader.load(scene.base().image(), longSide);
  }

  private static void stillLife(
      Graphics2D graphics,
      Scene scene,
      Palette palette,
      SplittableRandom random,
      BufferedImage image) {
    Stage stage = new Stage(image.getWidth(), image.getHeight(), palette);
    stage.paintBackdrop(graphics, random);
    Motif motif = Motif.of(scene.prompt());
    double high = stage.subjectHeight(motif.width());
    double aside = (random.nextDouble() - 0.5) * 0.06 * image.getWidth();
    AffineTransform before = graphics.getTransform();
    graphics.translate(image.getWidth() / 2.0 + aside, stage.ground());
    graphics.scale(high, high);
    Brush brush = new Brush(graphics, scene.manga());
    Props.paint(brush, palette, random, motif.width() / 2, stage.groundHalfWidth() / high);
    motif.subject().paint(brush, palette, random);
    graphics.setTransform(before);
    stage.paintAir(graphics);
  }

  /** The base picture under new light, so that the edit can be seen. */
  private static void edit(
      Graphics2D graphics, BufferedImage base, Palette palette, Rectangle2D canvas) {
    graphics.setPaint(Color.WHITE);
    graphics.fill(canvas);
    CardRow.cover(graphics, base, canvas);
    graphics.setPaint(Tones.veil(palette.subject(), 0.28));
    graphics.fill(canvas);
    new Stage(canvas.getWidth(), canvas.getHeight(), palette).paintAir(graphics);
  }

  private static Graphics2D graphics(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    return graphics;
  }
}
