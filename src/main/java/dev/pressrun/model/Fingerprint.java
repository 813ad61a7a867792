package dev.pressrun.model;

/**
 * A hash of all that an item asks for: the filled-in prompt, every parameter and the bytes of each
 * local reference. Two items with the same fingerprint ask for the same picture.
 *
 * @param hex 32 lower-case hexadecimal digits (the first 128 bits of a SHA-256)
 */
public record Fingerprint(String hex) {
  public static final int HEX_LENGTH = 32;

  public Fingerprint {
    if (hex.length() != HEX_LENGTH) {
      throw new IllegalArgumentException(
          "a fingerprint has " + HEX_LENGTH + " digits, not " + hex.length());
    }
  }
}
