package dev.pressrun.output;

import dev.pressrun.output.PictureFormat.Size;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * JPEG (ITU-T T.81, Annex B): SOI, marker segments, scans of entropy-coded data, EOI. Baseline,
 * progressive and the rarer kinds all have this structure.
 */
final class JpegWalk implements PictureFormat.Walk {
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int TEM = 0x01;

  @Override
  public Size walk(PictureBytes bytes) throws IOException {
    if (bytes.u16() != (0xff00 | SOI)) {
      throw damaged();
    }
    Size size = null;
    boolean scanned = false;
    int marker = marker(bytes);
    while (marker != EOI) {
      if (marker == SOS) {
        marker = scan(bytes, size);
        scanned = true;
        continue;
      }
      if (isFrame(marker)) {
        size = frame(bytes);
      } else if (marker != TEM && !isRestart(marker)) {
        segment(bytes, 0);
      }
      marker = marker(bytes);
    }
    if (size == null || !scanned) {
      throw new BadPictureException("The JPEG has no picture data.");
    }
    return size;
  }

  /** Reads a marker, before which any number of 0xff may stand. */
  private static int marker(PictureBytes bytes) throws IOException {
    if (bytes.u8() != 0xff) {
      throw damaged();
    }
    int code = bytes.u8();
    while (code == 0xff) {
      code = bytes.u8();
    }
    if (code == 0 || code == SOI) {
      throw damaged();
    }
    return code;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static boolean isRestart(int marker) {
    return marker >= 0xd0 && marker <= 0xd7;
  }

  private static Size frame(PictureBytes bytes) throws IOException {
    int length = bytes.u16();
    bytes.skip(1);
    int height = bytes.u16();
    int width = bytes.u16();
    if (length < 8) {
      throw damaged();
    }
    bytes.skip(length - 7L);
    return Size.of(width, height);
  }

  private static void segment(PictureBytes bytes, int atLeast) throws IOException {
    int length = bytes.u16();
    if (length < 2 + atLeast) {
      throw damaged();
    }
    bytes.skip(length - 2L);
  }

  /** Passes over a scan's header and data; returns the marker that ends it. */
  private static int scan(PictureBytes bytes, @Nullable Size size) throws IOException {
    if (size == null) {
      throw damaged();
    }
    segment(bytes, 6);
    while (true) {
      if (bytes.u8() != 0xff) {
        continue;
      }
      int code = bytes.u8();
      while (code == 0xff) {
        code = bytes.u8();
      }
      if (code != 0 && !isRestart(code)) {
        return code;
      }
    }
  }

  private static BadPictureException damaged() {
    return new BadPictureException("The JPEG is damaged: its parts do not follow one another.");
  }
}
