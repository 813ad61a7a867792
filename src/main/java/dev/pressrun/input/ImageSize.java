package dev.pressrun.input;

import org.jspecify.annotations.Nullable;

/**
 * What a picture's structure says.
 *
 * @param width in pixels
 * @param height in pixels
 * @param cmyk whether it has the four colours of print
 * @param animated whether it has several frames
 * @param orientation how it is to be held, 1 to 8 (EXIF tag 274); 1: as it is stored
 * @param flaw what is wrong with the structure; null: nothing
 */
record ImageSize(
    long width,
    long height,
    boolean cmyk,
    boolean animated,
    int orientation,
    @Nullable String flaw) {
  ImageSize(long width, long height) {
    this(width, height, false, false, ExifOrientation.UPRIGHT, null);
  }

  static ImageSize flawed(String flaw) {
    return new ImageSize(0, 0, false, false, ExifOrientation.UPRIGHT, flaw);
  }

  ImageSize animated(boolean moves) {
    return new ImageSize(width, height, cmyk, moves, orientation, flaw);
  }

  ImageSize held(int other) {
    return new ImageSize(width, height, cmyk, animated, other, flaw);
  }

  ImageSize cmyk(boolean printed) {
    return new ImageSize(width, height, printed, animated, orientation, flaw);
  }
}
