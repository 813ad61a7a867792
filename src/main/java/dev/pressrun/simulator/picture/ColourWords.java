package dev.pressrun.simulator.picture;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The colours that a prompt names. */
final class ColourWords {
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final Map<String, Integer> COLOURS =
      Map.ofEntries(
          Map.entry("terracotta", 0xc8694a),
          Map.entry("rust", 0xa6502f),
          Map.entry("red", 0xc63a36),
          Map.entry("crimson", 0xa8203a),
          Map.entry("burgundy", 0x6f2036),
          Map.entry("coral", 0xf07f67),
          Map.entry("orange", 0xe8873a),
          Map.entry("peach", 0xf3b795),
          Map.entry("amber", 0xdd9a2e),
          Map.entry("mustard", 0xcfa23a),
          Map.entry("yellow", 0xf0c644),
          Map.entry("gold", 0xc9a24e),
          Map.entry("golden", 0xc9a24e),
          Map.entry("brass", 0xb8954f),
          Map.entry("copper", 0xb8704d),
          Map.entry("olive", 0x7b7f45),
          Map.entry("lime", 0xa6c94a),
          Map.entry("green", 0x4f8f5f),
          Map.entry("forest", 0x2f5a44),
          Map.entry("emerald", 0x2b8a67),
          Map.entry("sage", 0x9fae92),
          Map.entry("mint", 0xa5d6bf),
          Map.entry("teal", 0x2c7d82),
          Map.entry("turquoise", 0x4bb8b3),
          Map.entry("cyan", 0x5cbfd3),
          Map.entry("sky", 0x8ec3e6),
          Map.entry("blue", 0x3d6fb4),
          Map.entry("cobalt", 0x2f55b0),
          Map.entry("navy", 0x24335c),
          Map.entry("indigo", 0x41408f),
          Map.entry("violet", 0x7d5bb0),
          Map.entry("purple", 0x73458f),
          Map.entry("plum", 0x6d3a5f),
          Map.entry("lavender", 0xb9aadb),
          Map.entry("lilac", 0xc9b3dc),
          Map.entry("magenta", 0xbb3f86),
          Map.entry("pink", 0xe79bb3),
          Map.entry("rose", 0xd98c94),
          Map.entry("blush", 0xedc5bd),
          Map.entry("brown", 0x7c5640),
          Map.entry("chocolate", 0x5a3a2b),
          Map.entry("tan", 0xc7a27c),
          Map.entry("beige", 0xdccbb0),
          Map.entry("sand", 0xd8c19a),
          Map.entry("oak", 0xb98e5f),
          Map.entry("walnut", 0x6b4a36),
          Map.entry("cream", 0xf0e6d0),
          Map.entry("ivory", 0xf2ecdd),
          Map.entry("white", 0xf4f2ee),
          Map.entry("silver", 0xb9bec6),
          Map.entry("grey", 0x8b9097),
          Map.entry("gray", 0x8b9097),
          Map.entry("charcoal", 0x3c4048),
          Map.entry("black", 0x26262b));

  private ColourWords() {}

  /**
   * In the order in which they stand in the prompt, each once. Of two words that stand together,
   * such as "sage green", only the first counts.
   */
  static List<Color> in(String prompt) {
    List<Color> found = new ArrayList<>();
    boolean together = false;
    for (String word : NO_LETTERS.split(prompt.toLowerCase(Locale.ROOT))) {
      Integer rgb = COLOURS.get(word);
      if (rgb != null && !together && !found.contains(new Color(rgb))) {
        found.add(new Color(rgb));
      }
      together = rgb != null;
    }
    return found;
  }
}
