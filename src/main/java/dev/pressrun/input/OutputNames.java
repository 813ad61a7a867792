package dev.pressrun.input;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes names of files that Linux, macOS and Windows all take, and that lead nowhere else. */
public final class OutputNames {
  /** A part of a path has at most so many bytes as UTF-8, to leave room for endings. */
  static final int MAX_SEGMENT_BYTES = 120;

  private static final String REPLACEMENT = "-";
  private static final String FORBIDDEN = "<>:\"/\\|?*";
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³])(\\s*\\..*)?");
  private static final int HASH_DIGITS = 8;

  private OutputNames() {}

  /**
   * A name of one part: separators in the text are replaced like all that some system forbids. A
   * safe name stays as it is.
   *
   * @return never empty, never hidden, at most {@value #MAX_SEGMENT_BYTES} bytes as UTF-8
   */
  public static String safe(String text) {
    String plain = isPlain(text) ? text : strip(replace(text));
    String name = RESERVED.matcher(plain).matches() ? "_" + plain : plain;
    return name.isEmpty() ? "_" : shorten(name);
  }

  /** A path of safe names; its folders are the text's, parted by {@code /}. */
  public static String safePath(String text) {
    if (text.indexOf('/') < 0) {
      return safe(text);
    }
    StringBuilder path = new StringBuilder();
    for (String part : text.split("/")) {
      if (!part.isBlank() && !part.equals(".")) {
        path.append(path.isEmpty() ? "" : "/").append(safe(part));
      }
    }
    return path.isEmpty() ? "_" : path.toString();
  }

  /** The form in which two names are the same on a file system that ignores case. */
  public static String foldedName(String name) {
    // Upper case between: it takes ligatures and sharp s apart, as file systems that fold fully do.
    String folded =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  /** Most names are made of characters that need no second look. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean always = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      boolean inside = i > 0 && (c == '-' || c == '_');
      if (!always && !inside) {
        return false;
      }
    }
    return true;
  }

  private static String replace(String text) {
    StringBuilder name = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(
            c -> {
              if (isForbidden(c)) {
                name.append(REPLACEMENT);
              } else {
                name.appendCodePoint(c);
              }
            });
    return name.toString();
  }

  private static boolean isForbidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> FORBIDDEN.indexOf(c) >= 0;
    };
  }

  /** A leading dot hides a file, a leading dash makes it an option, Windows drops ends. */
  private static String strip(String name) {
    int begin = 0;
    int end = name.length();
    while (begin < end && (isSpaceOrDot(name.charAt(begin)) || name.charAt(begin) == '-')) {
      begin++;
    }
    while (end > begin && isSpaceOrDot(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(begin, end);
  }

  private static boolean isSpaceOrDot(char c) {
    return c == '.' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static String shorten(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MAX_SEGMENT_BYTES) {
      return name;
    }
    String hash =
        HexFormat.of().formatHex(Digests.sha256().digest(bytes)).substring(0, HASH_DIGITS);
    int end = MAX_SEGMENT_BYTES - HASH_DIGITS - 1;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8) + '-' + hash;
  }
}
