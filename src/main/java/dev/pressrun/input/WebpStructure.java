package dev.pressrun.input;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads a WebP's first chunk, of any of its three kinds (RFC 9649, section 2). */
final class WebpStructure {
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
      case "VP8X" -> new ImageSize(Bytes.little(head, 24, 3) + 1, Bytes.little(head, 27, 3) + 1);
      default -> ImageSize.flawed("the WebP is damaged; export it again");
    };
  }

  private static ImageSize lossless(long bits) {
    return new ImageSize((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
  }
}
