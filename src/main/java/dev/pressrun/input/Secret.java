package dev.pressrun.input;

import org.jspecify.annotations.Nullable;

/** A value that is shown to nobody: a password, or an address that holds a token. */
public final class Secret {
  private final String value;
  private final @Nullable String missing;

  /**
   * A value.
   *
   * @param missing the variable of the environment that the value needs and that is not set; null:
   *     the value is complete
   */
  public Secret(String value, @Nullable String missing) {
    this.value = value;
    this.missing = missing;
  }

  /** The value, for the one who has to send it. */
  public String value() {
    return value;
  }

  /** The variable of the environment without which the value cannot be used, or null. */
  public @Nullable String missing() {
    return missing;
  }

  @Override
  public String toString() {
    return "…";
  }
}
