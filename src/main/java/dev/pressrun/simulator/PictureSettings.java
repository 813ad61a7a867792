package dev.pressrun.simulator;

/**
 * What the simulated model makes.
 *
 * @param longSide pixels of the longer side of a drawn picture
 * @param pictureBytes 0: pictures are drawn; more: cheap valid pictures of about so many bytes, for
 *     benchmarks
 */
public record PictureSettings(int longSide, int pictureBytes) {
  public PictureSettings {
    if (longSide < 16 || longSide > 8_000) {
      throw new IllegalArgumentException(
          "a picture's long side is 16 to 8000 pixels, not " + longSide);
    }
    if (pictureBytes < 0) {
      throw new IllegalArgumentException("a picture's size must not be negative");
    }
  }

  boolean drawn() {
    return pictureBytes == 0;
  }
}
