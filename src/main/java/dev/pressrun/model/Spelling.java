package dev.pressrun.model;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A word that is not known, and of those offered the one that its writer is likely to have meant.
 */
public final class Spelling {
  private final String word;
  private int least;
  private @Nullable String best;

  public Spelling(String word) {
    this.word = word.toLowerCase(Locale.ROOT);
    this.least = Math.max(2, this.word.length() / 3) + 1;
  }

  /** Offers a word that is known. */
  public void offer(String candidate) {
    if (Math.abs(candidate.length() - word.length()) >= least) {
      return;
    }
    int distance = distance(word, candidate.toLowerCase(Locale.ROOT));
    if (distance < least && distance < candidate.length()) {
      least = distance;
      best = candidate;
    }
  }

  /**
   * The offered word that differs least, case aside, unless it differs in more than a third of the
   * characters (and in more than two); the first of several.
   */
  public Optional<String> nearest() {
    return Optional.ofNullable(best);
  }

  /** How many characters must be put in, left out or replaced (Levenshtein). */
  public static int distance(String a, String b) {
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
