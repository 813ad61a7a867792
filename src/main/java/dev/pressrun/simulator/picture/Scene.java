package dev.pressrun.simulator.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a drawn picture depends on: the same scene, the same bytes.
 *
 * @param prompt what is drawn is read from its words and its hash
 * @param model for the caption
 * @param style for the caption; {@code manga} draws in ink and halftone
 * @param references shown as cards in the order given
 * @param base the picture to edit; null where one is made from nothing
 */
public record Scene(
    String prompt,
    String model,
    Ratio ratio,
    String style,
    List<Card> references,
    @Nullable Card base) {
  public Scene {
    references = List.copyOf(references);
  }

  /**
   * An input image.
   *
   * @param key identifies the image's contents
   * @param image null where the simulator does not have it, as with a URL
   */
  public record Card(String key, @Nullable ImageInput image) {}

  boolean manga() {
    return style.equals("manga");
  }

  /** A number that differs where any part of the scene does. */
  long seed() {
    long seed = 1_125_899_906_842_597L;
    StringBuilder all = new StringBuilder(prompt);
    all.append('|').append(model).append('|').append(ratio).append('|').append(style);
    references.forEach(card -> all.append('|').append(card.key()));
    if (base != null) {
      all.append("|on|").append(base.key());
    }
    for (int i = 0; i < all.length(); i++) {
      seed = 31 * seed + all.charAt(i);
    }
    return seed;
  }
}
