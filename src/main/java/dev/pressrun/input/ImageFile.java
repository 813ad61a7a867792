package dev.pressrun.input;

import dev.pressrun.model.ApiRules;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a picture by its bytes, without decoding it: type, length, sides, whether it is whole.
 */
final class ImageFile {
  private static final int HEAD_BYTES = 1024;

  private ImageFile() {}

  /**
   * What a picture is.
   *
   * @param mediaType such as {@code image/png}; empty where there is a flaw
   * @param sha256 64 lower-case hexadecimal digits; empty where there is a flaw
   * @param flaw why the API would refuse it, and what to do; null: it would not
   */
  record Result(String mediaType, String sha256, @Nullable String flaw) {
    static Result flawed(String flaw) {
      return new Result("", "", flaw);
    }
  }

  /**
   * Checks a file.
   *
   * @throws IOException where it cannot be read
   */
  static Result check(Path file, BasicFileAttributes attributes) throws IOException {
    String flaw = flawOf(attributes);
    if (flaw != null) {
      return Result.flawed(flaw);
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      Bytes bytes = new Bytes(channel);
      byte[] head = bytes.upTo(0, HEAD_BYTES);
      ImageKind kind = ImageKind.of(head);
      flaw = kind.isAccepted() ? flawOf(kind.inspect(bytes)) : kind.advice();
      return flaw == null ? new Result(kind.mediaType(), sha256(file), null) : Result.flawed(flaw);
    } catch (EOFException e) {
      return Result.flawed("the picture is cut off; export or copy it again");
    }
  }

  private static @Nullable String flawOf(BasicFileAttributes file) {
    if (file.isDirectory()) {
      return "this is a folder; name a picture in it";
    }
    if (!file.isRegularFile()) {
      return "this is neither a file nor a folder, but a device or a pipe";
    }
    if (file.size() == 0) {
      return "the file is empty";
    }
    return file.size() > ApiRules.MAX_REFERENCE_BYTES
        ? String.format(
            Locale.ROOT,
            "the file has %,d bytes; the API takes at most %,d (50 MB); save it smaller",
            file.size(),
            ApiRules.MAX_REFERENCE_BYTES)
        : null;
  }

  private static @Nullable String flawOf(ImageSize size) {
    if (size.flaw() != null) {
      return size.flaw();
    }
    if (size.width() < 1 || size.height() < 1) {
      return "the picture has no size (%d x %d pixels)".formatted(size.width(), size.height());
    }
    int most = ApiRules.MAX_REFERENCE_SIDE_PIXELS;
    return size.width() > most || size.height() > most
        ? "the picture has %d x %d pixels; the API takes at most %d a side; save it smaller"
            .formatted(size.width(), size.height(), most)
        : null;
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = Digests.sha256();
    byte[] part = new byte[64 * 1024];
    try (InputStream in = Files.newInputStream(file)) {
      int read = in.read(part);
      while (read >= 0) {
        digest.update(part, 0, read);
        read = in.read(part);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
