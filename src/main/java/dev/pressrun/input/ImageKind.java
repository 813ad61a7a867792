package dev.pressrun.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Kinds of files by their first bytes: the four that the API takes, and those often mistaken. */
enum ImageKind {
  PNG("image/png", head -> head.startsWith("\u0089PNG\r\n\u001a\n"), PngStructure::inspect),
  JPEG("image/jpeg", head -> head.startsWith("\u00ff\u00d8\u00ff"), JpegStructure::inspect),
  GIF("image/gif", head -> head.matches("(?s)GIF8[79]a.*"), GifStructure::inspect),
  WEBP("image/webp", head -> head.matches("(?s)RIFF....WEBP.*"), WebpStructure::inspect),
  SVG("an SVG drawing", head -> isMarkup(head, "<svg")),
  HTML("a web page, not a picture", head -> isMarkup(head, "<html", "<!doctype html")),
  AVIF("an AVIF picture", head -> head.matches("(?s)....ftypavi[fs].*")),
  HEIC("a HEIC picture", head -> head.matches("(?s)....ftyp(hei|hev|mif1|msf1).*")),
  BMP("a BMP picture", head -> head.startsWith("BM")),
  TIFF("a TIFF picture", head -> head.startsWith("II*\0") || head.startsWith("MM\0*")),
  PDF("a PDF document", head -> head.startsWith("%PDF")),
  PSD("a Photoshop file", head -> head.startsWith("8BPS")),
  JPEG_XL("a JPEG XL picture", head -> head.matches("(?s)(\u00ff\n|\0\0\0\fJXL ).*")),
  JPEG_2000("a JPEG 2000 picture", head -> head.startsWith("\0\0\0\fjP  ")),
  ICO("an icon", head -> head.startsWith("\0\0\1\0")),
  OTHER("no picture that pressrun knows", head -> true);

  /** Reads what a picture's structure says. */
  private interface Inspector {
    ImageSize inspect(Bytes bytes) throws IOException;
  }

  private final String words;
  private final Predicate<String> sign;
  private final @Nullable Inspector inspector;

  ImageKind(String words, Predicate<String> sign) {
    this(words, sign, null);
  }

  ImageKind(String words, Predicate<String> sign, @Nullable Inspector inspector) {
    this.words = words;
    this.sign = sign;
    this.inspector = inspector;
  }

  private static boolean isMarkup(String head, String... tags) {
    String lower = head.toLowerCase(Locale.ROOT);
    boolean markup = lower.replaceFirst("^(\u00ef\u00bb\u00bf)?\\s*", "").startsWith("<");
    for (String tag : tags) {
      if (markup && lower.contains(tag)) {
        return true;
      }
    }
    return false;
  }

  /** The kind of a file that begins with these bytes. */
  static ImageKind of(byte[] head) {
    String signs = new String(head, StandardCharsets.ISO_8859_1);
    for (ImageKind kind : values()) {
      if (kind.sign.test(signs)) {
        return kind;
      }
    }
    return OTHER;
  }

  boolean isAccepted() {
    return inspector != null;
  }

  /** Of an accepted kind. */
  String mediaType() {
    return words;
  }

  /** For a kind that is not accepted: what it is, and what to do. */
  String advice() {
    return "this is " + words + "; the API takes PNG, JPEG, WebP and GIF: export it as one of them";
  }

  /** What the structure of an accepted kind says. */
  ImageSize inspect(Bytes bytes) throws IOException {
    if (inspector == null) {
      throw new IllegalStateException(this + " is not accepted");
    }
    return inspector.inspect(bytes);
  }
}
