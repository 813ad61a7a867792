package dev.pressrun.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Learns a picture's format and size from its bytes as they pass, keeping none but a small window
 * of them: a JPEG's segments are jumped over, however long they are.
 */
final class ImageSniffer {
  private static final int WINDOW = 32;
  private static final byte[] PNG_END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', -82, 66, 96, -126};

  private final byte[] window = new byte[WINDOW];
  private final byte[] tail = new byte[PNG_END.length];
  private long position;
  private long windowStart;
  private @Nullable String format;
  private int width;
  private int height;
  private long frameAt = -1;
  private int previous;
  private boolean jpegEnded;
  private boolean searching = true;

  void write(byte[] bytes, int offset, int length) {
    int done = 0;
    while (searching && done < length) {
      int taken = fillWindow(bytes, offset + done, length - done);
      done += taken;
      position += taken;
      if (position - windowStart == WINDOW) {
        look();
      }
    }
    position += length - done;
    watchEnd(bytes, offset, length);
  }

  /** What is known once all bytes have passed; empty where they are no picture of a known kind. */
  Optional<Seen> seen() {
    if (searching) {
      look();
    }
    return Optional.ofNullable(format).map(known -> new Seen(known, width, height, intact(known)));
  }

  /**
   * A picture.
   *
   * @param mediaType such as {@code image/png}
   * @param width in pixels; 0 where unknown
   * @param height in pixels; 0 where unknown
   * @param intact whether it goes on to its format's end
   */
  record Seen(String mediaType, int width, int height, boolean intact) {}

  private int fillWindow(byte[] bytes, int offset, int length) {
    if (position < windowStart) {
      return (int) Math.min(length, windowStart - position);
    }
    int at = (int) (position - windowStart);
    int taken = Math.min(length, WINDOW - at);
    System.arraycopy(bytes, offset, window, at, taken);
    return taken;
  }

  private void look() {
    if ("image/jpeg".equals(format)) {
      nextSegment();
      return;
    }
    searching = false;
    String head = new String(window, StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      found("image/png", big(16, 4), big(20, 4));
    } else if (head.startsWith("GIF8")) {
      found("image/gif", little(6, 2), little(8, 2));
    } else if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
      webp(head.substring(12, 16).toUpperCase(Locale.ROOT));
    } else if (head.startsWith("\u00ff\u00d8\u00ff")) {
      found("image/jpeg", 0, 0);
      jump(2);
    }
  }

  private void webp(String chunk) {
    switch (chunk) {
      case "VP8X" -> found("image/webp", little(24, 3) + 1, little(27, 3) + 1);
      case "VP8L" -> {
        int bits = little(21, 4);
        found("image/webp", (bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1);
      }
      default -> found("image/webp", little(26, 2) & 0x3fff, little(28, 2) & 0x3fff);
    }
  }

  private void nextSegment() {
    int marker = big(1, 1);
    boolean frame =
        marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    if (frame) {
      found("image/jpeg", big(7, 2), big(5, 2));
      frameAt = windowStart;
      searching = false;
    } else if (big(0, 1) == 0xff && marker != 0xda) {
      jump(2L + big(2, 2));
    } else {
      searching = false;
    }
  }

  private void jump(long bytes) {
    searching = true;
    int held = (int) (position - windowStart);
    windowStart += bytes;
    if (bytes < held) {
      int kept = held - (int) bytes;
      System.arraycopy(window, (int) bytes, window, 0, kept);
      Arrays.fill(window, kept, WINDOW, (byte) 0);
    } else {
      Arrays.fill(window, (byte) 0);
    }
  }

  private void found(String newFormat, int newWidth, int newHeight) {
    format = newFormat;
    width = newWidth;
    height = newHeight;
  }

  private void watchEnd(byte[] bytes, int offset, int length) {
    if (frameAt >= 0 && !jpegEnded) {
      long first = position - length;
      for (int i = (int) Math.max(0, frameAt - first); i < length && !jpegEnded; i++) {
        int current = bytes[offset + i] & 0xff;
        jpegEnded = previous == 0xff && current == 0xd9;
        previous = current;
      }
    }
    int kept = Math.min(length, tail.length);
    System.arraycopy(tail, kept, tail, 0, tail.length - kept);
    System.arraycopy(bytes, offset + length - kept, tail, tail.length - kept, kept);
  }

  private boolean intact(String known) {
    return switch (known) {
      case "image/png" -> Arrays.equals(tail, PNG_END);
      case "image/jpeg" -> frameAt < 0 || jpegEnded;
      default -> true;
    };
  }

  private int big(int from, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | window[from + i] & 0xff;
    }
    return value;
  }

  private int little(int from, int bytes) {
    int value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | window[from + i] & 0xff;
    }
    return value;
  }
}
