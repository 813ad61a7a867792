package dev.pressrun.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Walks over a PNG's chunks to its end: size, frames, orientation, and whether each is whole (PNG
 * specification, third edition, sections 5 and 11).
 */
final class PngStructure {
  private static final int SIGNATURE = 8;
  private static final int CHUNK_HEAD = 8;
  private static final int CHECKSUM = 4;
  private static final int PART_BYTES = 64 * 1024;

  private PngStructure() {}

  static ImageSize inspect(Bytes bytes) throws IOException {
    byte[] header = bytes.exactly(SIGNATURE, CHUNK_HEAD + 8);
    if (!type(header).equals("IHDR")) {
      return ImageSize.flawed("the PNG is damaged: it has no header; export it again");
    }
    long place = SIGNATURE;
    String type = "";
    ImageSize size =
        new ImageSize(Bytes.big(header, CHUNK_HEAD, 4), Bytes.big(header, CHUNK_HEAD + 4, 4));
    while (!type.equals("IEND")) {
      byte[] head = bytes.exactly(place, CHUNK_HEAD);
      long length = Bytes.big(head, 0, 4);
      type = type(head);
      if (checksum(bytes, place + 4, length + 4)
          != Bytes.big(bytes.exactly(place + CHUNK_HEAD + length, CHECKSUM), 0, CHECKSUM)) {
        return ImageSize.flawed(
            "the PNG is damaged: a checksum does not match; export or copy it again");
      }
      size = with(size, type, length, bytes, place + CHUNK_HEAD);
      place += CHUNK_HEAD + length + CHECKSUM;
    }
    return size;
  }

  private static ImageSize with(ImageSize size, String type, long length, Bytes bytes, long data)
      throws IOException {
    if (type.equals("acTL") && length >= 4) {
      return size.animated(Bytes.big(bytes.exactly(data, 4), 0, 4) > 1);
    }
    return type.equals("eXIf") && length <= ExifOrientation.MOST_BYTES
        ? size.held(ExifOrientation.of(bytes.exactly(data, (int) length)))
        : size;
  }

  private static String type(byte[] chunkHead) {
    return new String(chunkHead, 4, 4, StandardCharsets.ISO_8859_1);
  }

  private static long checksum(Bytes bytes, long from, long length) throws IOException {
    CRC32 checksum = new CRC32();
    long end = from + length;
    for (long place = from; place < end; place += PART_BYTES) {
      checksum.update(bytes.exactly(place, (int) Math.min(PART_BYTES, end - place)));
    }
    return checksum.getValue();
  }
}
