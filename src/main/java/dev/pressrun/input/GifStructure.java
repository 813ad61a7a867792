package dev.pressrun.input;

import java.io.IOException;

/** Reads a GIF's logical screen (GIF89a specification, section 18). */
final class GifStructure {
  private GifStructure() {}

  static ImageSize inspect(Bytes bytes) throws IOException {
    byte[] screen = bytes.exactly(6, 7);
    return new ImageSize(Bytes.little(screen, 0, 2), Bytes.little(screen, 2, 2));
  }
}
