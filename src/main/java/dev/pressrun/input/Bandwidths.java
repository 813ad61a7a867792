package dev.pressrun.input;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bandwidths as people write them: {@code 20 Mbit/s}, {@code 2.5 MB/s}, {@code 800 kB/s}. A small b
 * alone may mean either, and is not taken.
 */
final class Bandwidths {
  private static final Pattern SHAPE =
      Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?) ?([kKMG]?)(B|[bB]yte|[bB]it)/s");
  private static final BigDecimal BITS = BigDecimal.valueOf(8);

  private Bandwidths() {}

  /** In bytes a second, at least 1; empty where the text is not a bandwidth. */
  static Optional<Long> parse(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(shape.group(1)).movePointRight(zeros(shape.group(2)));
    boolean bits = shape.group(3).toLowerCase(Locale.ROOT).equals("bit");
    long bytes = (bits ? number.divide(BITS) : number).longValue();
    return bytes > 0 ? Optional.of(bytes) : Optional.empty();
  }

  private static int zeros(String prefix) {
    return switch (prefix) {
      case "k", "K" -> 3;
      case "M" -> 6;
      case "G" -> 9;
      default -> 0;
    };
  }
}
