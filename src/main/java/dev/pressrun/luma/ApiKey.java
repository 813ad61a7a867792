package dev.pressrun.luma;

/**
 * The account's key. It shows itself to nobody: its text form is masked, and only this package can
 * read its value.
 */
public final class ApiKey {
  private static final char FIRST_PRINTABLE = '!';
  private static final char LAST_PRINTABLE = '~';

  private final String value;

  /**
   * Takes the key as the provider gave it.
   *
   * @throws IllegalArgumentException where it is empty or holds anything but printable ASCII; the
   *     message does not show the key
   */
  public ApiKey(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          "the API key is empty; set LUMA_AGENTS_API_KEY to the key that the provider gave you");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < FIRST_PRINTABLE || c > LAST_PRINTABLE) {
        throw new IllegalArgumentException(
            "the API key holds a space, a line break or another character that no key has"
                + " (character %d of %d); copy it again from the provider's page"
                    .formatted(i + 1, value.length()));
      }
    }
    this.value = value;
  }

  String value() {
    return value;
  }

  @Override
  public String toString() {
    return "luma-api-…";
  }
}
