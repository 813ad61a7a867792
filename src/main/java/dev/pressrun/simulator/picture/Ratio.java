package dev.pressrun.simulator.picture;

import org.jspecify.annotations.Nullable;

/** Width to height. */
public record Ratio(int width, int height) {
  private static final Ratio SQUARE = new Ratio(1, 1);

  /** Reads a ratio such as {@code 16:9}; a square where none is given. */
  public static Ratio of(@Nullable String text) {
    if (text == null) {
      return SQUARE;
    }
    int colon = text.indexOf(':');
    return new Ratio(
        Integer.parseInt(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
  }

  /** Pixels of the width, the longer side having so many. */
  int pixelsWide(int longSide) {
    return width >= height ? longSide : Math.round((float) longSide * width / height);
  }

  /** Pixels of the height, the longer side having so many. */
  int pixelsHigh(int longSide) {
    return height >= width ? longSide : Math.round((float) longSide * height / width);
  }

  @Override
  public String toString() {
    return width + ":" + height;
  }
}
