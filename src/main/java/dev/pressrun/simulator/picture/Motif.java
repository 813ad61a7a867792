package dev.pressrun.simulator.picture;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a picture shows, chosen by the first of its words that the prompt has. */
enum Motif {
  VASE(0.7, Vessels::vase, "vase", "jug", "pitcher", "flower", "bouquet", "tulip", "pottery"),
  BOTTLE(
      0.4,
      Vessels::bottle,
      "bottle",
      "perfume",
      "wine",
      "serum",
      "shampoo",
      "lotion",
      "oil",
      "juice"),
  MUG(1.0, Vessels::mug, "mug", "cup", "coffee", "tea", "espresso", "latte", "teapot"),
  BOX(0.9, Goods::box, "box", "package", "packaging", "carton", "gift", "book", "parcel", "tin"),
  BAG(0.9, Goods::bag, "bag", "tote", "handbag", "purse", "backpack", "rucksack", "satchel"),
  SHOE(1.7, Goods::shoe, "shoe", "sneaker", "trainer", "boot", "sandal"),
  CHAIR(0.8, Furniture::chair, "chair", "armchair", "stool", "sofa", "couch", "bench"),
  LAMP(0.7, Furniture::lamp, "lamp", "lantern", "candle", "lampshade", "chandelier"),
  ABSTRACT(1.3, Abstraction::paint);

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

  private final double width;
  private final Subject subject;
  private final List<String> words;

  Motif(double width, Subject subject, String... words) {
    this.width = width;
    this.subject = subject;
    this.words = List.of(words);
  }

  static Motif of(String prompt) {
    for (String word : NO_LETTERS.split(prompt.toLowerCase(Locale.ROOT))) {
      for (Motif motif : values()) {
        if (motif.isNamed(word)) {
          return motif;
        }
      }
    }
    return ABSTRACT;
  }

  private boolean isNamed(String word) {
    boolean plural = word.endsWith("s") && words.contains(word.substring(0, word.length() - 1));
    return plural || words.contains(word);
  }

  /** How wide it is at a height of 1. */
  double width() {
    return width;
  }

  Subject subject() {
    return subject;
  }
}
