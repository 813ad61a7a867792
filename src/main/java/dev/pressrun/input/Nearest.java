package dev.pressrun.input;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that the user is likely to have meant. */
final class Nearest {
  private Nearest() {}

  /**
   * The candidate that differs least from the word, case aside, unless it differs in more than a
   * third of its characters (and in more than two); the first of several.
   */
  static Optional<String> to(String word, Collection<String> candidates) {
    String lower = word.toLowerCase(Locale.ROOT);
    String best = null;
    int least = Math.max(2, lower.length() / 3) + 1;
    for (String candidate : candidates) {
      int distance = distance(lower, candidate.toLowerCase(Locale.ROOT));
      if (distance < least && distance < candidate.length()) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** As the end of a sentence: {@code ; the nearest is "prompt"}, or nothing. */
  static String hint(String word, Collection<String> candidates) {
    return to(word, candidates).map(near -> "; the nearest is \"" + near + '"').orElse("");
  }

  /** How many characters must be put in, left out or replaced (Levenshtein). */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[b.length()];
  }
}
