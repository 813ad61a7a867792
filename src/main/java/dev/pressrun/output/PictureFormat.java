package dev.pressrun.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * The picture formats that are stored, told apart by their first bytes. Each format's walk follows
 * the picture's structure to its very end and refuses what is cut off or damaged. Pixels are not
 * decoded: that costs more than the download, and the checksums and structure already find what a
 * network or a disk does to a file.
 */
enum PictureFormat {
  PNG("png", new PngWalk()),
  JPEG("jpg", new JpegWalk()),
  GIF("gif", new GifWalk()),
  WEBP("webp", new WebpWalk());

  /** A picture's size in pixels. */
  record Size(int width, int height) {
    private static final int LARGEST_SIDE = 65_535;

    static Size of(long width, long height) throws BadPictureException {
      if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
        throw new BadPictureException(
            "The picture claims a size of " + width + " x " + height + " pixels.");
      }
      return new Size((int) width, (int) height);
    }
  }

  /** Follows a picture's structure from its first byte to its last. */
  interface Walk {
    /**
     * @throws BadPictureException where the bytes are not one complete picture of the format
     */
    Size walk(PictureBytes bytes) throws IOException;
  }

  private static final int HEAD = 12;

  private final String extension;
  private final Walk walk;

  PictureFormat(String extension, Walk walk) {
    this.extension = extension;
    this.walk = walk;
  }

  /** Without the dot. */
  String extension() {
    return extension;
  }

  Size verify(PictureBytes bytes) throws IOException {
    Size size = walk.walk(bytes);
    bytes.onlyPaddingIsLeft();
    return size;
  }

  static PictureFormat of(PictureBytes bytes) throws IOException {
    byte[] head = bytes.head(HEAD);
    if (begins(head, 0, 0x89, 'P', 'N', 'G')) {
      return PNG;
    }
    if (begins(head, 0, 0xff, 0xd8, 0xff)) {
      return JPEG;
    }
    if (begins(head, 0, 'G', 'I', 'F', '8')) {
      return GIF;
    }
    if (begins(head, 0, 'R', 'I', 'F', 'F') && begins(head, 8, 'W', 'E', 'B', 'P')) {
      return WEBP;
    }
    throw new BadPictureException(notAPicture(head));
  }

  private static boolean begins(byte[] head, int from, int... expected) {
    byte[] wanted = new byte[expected.length];
    for (int i = 0; i < expected.length; i++) {
      wanted[i] = (byte) expected[i];
    }
    int to = from + expected.length;
    return head.length >= to && Arrays.equals(head, from, to, wanted, 0, wanted.length);
  }

  private static String notAPicture(byte[] head) {
    if (head.length == 0) {
      return "The answer is empty where a picture should be.";
    }
    String start =
        new String(head, StandardCharsets.ISO_8859_1).stripLeading().toLowerCase(Locale.ROOT);
    if (start.startsWith("<svg")) {
      return "The answer is an SVG drawing; only PNG, JPEG, WebP and GIF are stored.";
    }
    if (start.startsWith("<")) {
      return "The answer is a web page or an XML error, not a picture.";
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      return "The answer is JSON, not a picture.";
    }
    return "The answer is not a picture: its first bytes are of no known format"
        + " (PNG, JPEG, WebP, GIF).";
  }
}
