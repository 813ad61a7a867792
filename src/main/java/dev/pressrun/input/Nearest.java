package dev.pressrun.input;

import dev.pressrun.model.Spelling;
import java.util.Collection;
import java.util.Optional;

/** Finds the word that the user is likely to have meant. */
final class Nearest {
  private Nearest() {}

  /**
   * The candidate that differs least from the word, case aside, unless it differs in more than a
   * third of its characters (and in more than two); the first of several.
   */
  static Optional<String> to(String word, Collection<String> candidates) {
    Spelling spelling = new Spelling(word);
    candidates.forEach(spelling::offer);
    return spelling.nearest();
  }

  /** As the end of a sentence: {@code ; the nearest is "prompt"}, or nothing. */
  static String hint(String word, Collection<String> candidates) {
    return to(word, candidates).map(near -> "; the nearest is \"" + near + '"').orElse("");
  }
}
