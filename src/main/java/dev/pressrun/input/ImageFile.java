package dev.pressrun.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a picture by its bytes, without decoding it: type, length, sides, whether it is whole.
 */
final class ImageFile {
  private static final int HEAD_BYTES = 1024;

  /** A file that is longer is not even looked at. */
  private static final long MOST_BYTES = 1L << 30;

  private ImageFile() {}

  /**
   * What a picture is.
   *
   * @param mediaType such as {@code image/png}; empty where there is a flaw
   * @param sha256 64 lower-case hexadecimal digits; empty where there is a flaw
   * @param flaw why it can be of no use, and what to do; null: it can
   * @param unfit why it is not sent as it is; null: it is
   */
  record Result(String mediaType, String sha256, @Nullable String flaw, @Nullable Unfit unfit) {
    static Result flawed(String flaw) {
      return new Result("", "", flaw, null);
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
      ImageKind kind = ImageKind.of(bytes.upTo(0, HEAD_BYTES));
      if (!kind.isAccepted()) {
        return Result.flawed(kind.advice());
      }
      ImageSize size = kind.inspect(bytes);
      flaw = flawOf(size);
      return flaw == null
          ? new Result(kind.mediaType(), sha256(file), null, Unfit.of(attributes.size(), size))
          : Result.flawed(flaw);
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
    return file.size() > MOST_BYTES ? Unfit.words(file.size()) + "; save it smaller" : null;
  }

  private static @Nullable String flawOf(ImageSize size) {
    if (size.flaw() != null) {
      return size.flaw();
    }
    return size.width() < 1 || size.height() < 1
        ? "the picture has no size (%d x %d pixels)".formatted(size.width(), size.height())
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
