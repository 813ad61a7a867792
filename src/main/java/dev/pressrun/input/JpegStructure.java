package dev.pressrun.input;

import java.io.EOFException;
import java.io.IOException;

/**
 * Walks over a JPEG's segments to its picture data, and looks for its end (ITU-T T.81, annex B).
 */
final class JpegStructure {
  private static final int TAIL_BYTES = 64 * 1024;
  private static final int APP1 = 0xE1;
  private static final int CMYK_COMPONENTS = 4;
  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;

  private JpegStructure() {}

  static ImageSize inspect(Bytes bytes) throws IOException {
    long place = 2;
    int orientation = ExifOrientation.UPRIGHT;
    ImageSize size = ImageSize.flawed("the JPEG is damaged: it has no header; export it again");
    while (true) {
      byte[] head = bytes.exactly(place, 4);
      int marker = head[1] & 0xff;
      if ((head[0] & 0xff) != 0xff) {
        return ImageSize.flawed("the JPEG is damaged; export or copy it again");
      }
      if (marker == 0xff) {
        place++;
        continue;
      }
      if (marker == START_OF_SCAN) {
        requireEnd(bytes, place);
        return size.held(orientation);
      }
      if (marker == APP1 && orientation == ExifOrientation.UPRIGHT) {
        orientation = orientation(bytes.exactly(place + 4, (int) Bytes.big(head, 2, 2) - 2));
      }
      if (isFrame(marker)) {
        size = frame(bytes.exactly(place + 5, 5));
      }
      place += 2 + Bytes.big(head, 2, 2);
    }
  }

  private static ImageSize frame(byte[] head) {
    return new ImageSize(Bytes.big(head, 2, 2), Bytes.big(head, 0, 2))
        .cmyk(head[4] == CMYK_COMPONENTS);
  }

  private static int orientation(byte[] data) {
    return ExifOrientation.isMarked(data) ? ExifOrientation.of(data) : ExifOrientation.UPRIGHT;
  }

  /** SOF0 to SOF15, among which there are three other markers. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /** Within picture data no other 0xFFD9 can occur; after the end some cameras add their own. */
  private static void requireEnd(Bytes bytes, long scan) throws IOException {
    long from = Math.max(scan, bytes.length() - TAIL_BYTES);
    byte[] tail = bytes.upTo(from, TAIL_BYTES);
    for (int i = tail.length - 2; i >= 0; i--) {
      if ((tail[i] & 0xff) == 0xff && (tail[i + 1] & 0xff) == END_OF_IMAGE) {
        return;
      }
    }
    throw new EOFException("no end of image");
  }
}
