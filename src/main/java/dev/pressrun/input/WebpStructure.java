package dev.pressrun.input;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a WebP's first chunk, of any of its three kinds, and its EXIF data (RFC 9649, section 2).
 */
final class WebpStructure {
  private static final int ANIMATED = 0x02;
  private static final int EXIF = 0x08;
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEAD = 8;

  /** More chunks than any picture of a camera has. */
  private static final int MOST_CHUNKS = 10_000;

  private WebpStructure() {}

  static ImageSize inspect(Bytes bytes) throws IOException {
    byte[] head = bytes.exactly(0, 30);
    if (Bytes.little(head, 4, 4) + 8 > bytes.length()) {
      throw new EOFException("the declared length is greater");
    }
    return switch (new String(head, 12, 4, StandardCharsets.ISO_8859_1)) {
      case "VP8 " ->
          new ImageSize(Bytes.little(head, 26, 2) & 0x3fff, Bytes.little(head, 28, 2) & 0x3fff);
      case "VP8L" -> lossless(Bytes.little(head, 21, 4));
      case "VP8X" ->
          new ImageSize(Bytes.little(head, 24, 3) + 1, Bytes.little(head, 27, 3) + 1)
              .animated((head[20] & ANIMATED) != 0)
              .held((head[20] & EXIF) == 0 ? ExifOrientation.UPRIGHT : orientation(bytes));
      default -> ImageSize.flawed("the WebP is damaged; export it again");
    };
  }

  private static int orientation(Bytes bytes) throws IOException {
    long place = FIRST_CHUNK;
    for (int i = 0; i < MOST_CHUNKS && place + CHUNK_HEAD <= bytes.length(); i++) {
      byte[] head = bytes.exactly(place, CHUNK_HEAD);
      long length = Bytes.little(head, 4, 4);
      if (new String(head, 0, 4, StandardCharsets.ISO_8859_1).equals("EXIF")) {
        return length > ExifOrientation.MOST_BYTES
            ? ExifOrientation.UPRIGHT
            : ExifOrientation.of(bytes.exactly(place + CHUNK_HEAD, (int) length));
      }
      place += CHUNK_HEAD + length + length % 2;
    }
    return ExifOrientation.UPRIGHT;
  }

  private static ImageSize lossless(long bits) {
    return new ImageSize((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
  }
}
