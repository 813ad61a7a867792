package dev.pressrun.input;

import dev.pressrun.model.Money;
import org.jspecify.annotations.Nullable;

/** Values of settings from their texts; null where a text is not such a value. */
final class SettingValues {
  private SettingValues() {}

  static @Nullable Integer count(String text) {
    return text.matches("[0-9]{1,9}") && !text.matches("0+") ? Integer.valueOf(text) : null;
  }

  static @Nullable Long number(String text) {
    return text.matches("-?[0-9]{1,18}") ? Long.valueOf(text) : null;
  }

  static @Nullable Money money(String text) {
    return text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") ? Money.of(text) : null;
  }
}
