package dev.pressrun.input;

import org.jspecify.annotations.Nullable;

/**
 * What a picture's structure says.
 *
 * @param width in pixels
 * @param height in pixels
 * @param flaw what is wrong with the structure; null: nothing
 */
record ImageSize(long width, long height, @Nullable String flaw) {
  ImageSize(long width, long height) {
    this(width, height, null);
  }

  static ImageSize flawed(String flaw) {
    return new ImageSize(0, 0, flaw);
  }
}
