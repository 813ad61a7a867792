package dev.pressrun.input;

import dev.pressrun.model.Reference.Converted;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an upright RGB picture of each reference that cannot be sent as it is. A picture is named
 * by the digest of its original, so that it is made once, whatever the original is called; it
 * appears whole or not at all. Nothing is written outside its folder.
 */
final class ReferenceConverter {
  /** To be raised with every change of what comes out: it is part of what is asked for. */
  static final int VERSION = 1;

  private final Path folder;

  /**
   * @param folder made with the first picture
   */
  ReferenceConverter(Path folder) {
    this.folder = folder;
  }

  /**
   * What is to be sent in the place of a picture.
   *
   * @param sha256 of the original
   * @throws UnconvertibleException where it cannot be converted, in words for the user
   * @throws IOException where the folder cannot be written
   */
  Converted convert(Path original, String sha256, ImageSize size)
      throws IOException, UnconvertibleException {
    String name = sha256 + "-v" + VERSION + ".jpg";
    Path target = folder.resolve(name);
    ImageFile.Result made = check(target);
    if (!isWhole(made)) {
      byte[] jpeg = UprightJpeg.of(original, size);
      refuseLink(folder.toAbsolutePath().normalize().getParent());
      refuseLink(folder);
      Files.createDirectories(folder);
      write(jpeg, target);
      made = check(target);
    }
    return new Converted(name, VERSION, Files.size(target), made.mediaType(), made.sha256());
  }

  private static boolean isWhole(ImageFile.Result found) {
    return found.flaw() == null && found.unfit() == null;
  }

  private static ImageFile.Result check(Path file) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? ImageFile.check(file, Files.readAttributes(file, BasicFileAttributes.class))
        : ImageFile.Result.flawed("there is no such file");
  }

  /** A link in the place of one of the output folder's own folders could lead anywhere. */
  private static void refuseLink(@Nullable Path own) throws IOException {
    if (own != null && Files.isSymbolicLink(own)) {
      throw new IOException(own + " is a link and could lead anywhere; delete it");
    }
  }

  private void write(byte[] jpeg, Path target) throws IOException {
    Path part = folder.resolve(target.getFileName() + ".part");
    Files.deleteIfExists(part);
    try (FileChannel channel =
            FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      out.write(jpeg);
      channel.force(true);
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }
}
