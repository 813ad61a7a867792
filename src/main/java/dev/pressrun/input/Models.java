package dev.pressrun.input;

import dev.pressrun.model.Spelling;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The models that have a name here; the provider may have others. */
final class Models {
  private static final int TYPING_SLIP = 2;
  private static final Pattern VERSION = Pattern.compile("[0-9.]+");

  private final Collection<String> known;

  Models(Collection<String> known) {
    this.known = known;
  }

  /** The name as the provider writes it; one that is not known stays as it is. */
  String canonical(String name) {
    return known.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }

  /**
   * The known model that was most likely meant by a name that is not known. Another version of a
   * known model is taken at its word.
   */
  Optional<String> slipOf(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (known.contains(name) || known.stream().anyMatch(model -> isVersion(model, lower))) {
      return Optional.empty();
    }
    return known.stream()
        .filter(model -> Spelling.distance(lower, model) <= TYPING_SLIP)
        .findFirst();
  }

  private static boolean isVersion(String model, String name) {
    return VERSION.matcher(model).replaceAll("1").equals(VERSION.matcher(name).replaceAll("1"));
  }
}
