package dev.pressrun.input;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A field that takes one of a few words, in any case. */
final class Words {
  private static final int TYPING_SLIP = 3;

  private final List<String> allowed;
  private final Map<String, String> canonical = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final BiFunction<String, Collection<String>, Optional<String>> nearest;

  private Words(
      List<String> allowed, BiFunction<String, Collection<String>, Optional<String>> nearest) {
    this.allowed = allowed;
    this.nearest = nearest;
    allowed.forEach(word -> canonical.put(word, word));
  }

  static Words of(List<String> allowed) {
    return new Words(allowed, Nearest::to);
  }

  /** Words such as {@code 16:9}, near to each other by their shape. */
  static Words ratios(List<String> allowed) {
    return new Words(allowed, Words::nearestRatio);
  }

  /** The word as the API writes it, or null where it is none of these. */
  @Nullable String find(String text) {
    return canonical.get(text);
  }

  /** What to say where it is none of these. */
  String complaint(String text) {
    return "found \"%s\"; allowed are %s".formatted(text, String.join(", ", allowed))
        + nearest.apply(text, allowed).map(near -> "; nearest is " + near).orElse("");
  }

  /** The one that begins alike, else the one of the most similar shape. */
  private static Optional<String> nearestRatio(String text, Collection<String> allowed) {
    for (String ratio : allowed) {
      if (ratio.length() > TYPING_SLIP && text.startsWith(ratio.substring(0, TYPING_SLIP))) {
        return Optional.of(ratio);
      }
    }
    double shape = shape(text);
    return Double.isNaN(shape)
        ? Nearest.to(text, allowed)
        : allowed.stream()
            .min((a, b) -> Double.compare(difference(a, shape), difference(b, shape)));
  }

  private static double difference(String ratio, double shape) {
    return Math.abs(Math.log(shape(ratio) / shape));
  }

  private static double shape(String text) {
    String[] sides = text.split("\\s*[:x×/]\\s*", -1);
    try {
      double shape = Double.parseDouble(sides[0]) / Double.parseDouble(sides[sides.length - 1]);
      return sides.length == 2 && shape > 0 && Double.isFinite(shape) ? shape : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
