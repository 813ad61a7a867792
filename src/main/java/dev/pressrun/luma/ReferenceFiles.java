package dev.pressrun.luma;

import dev.pressrun.model.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Opens local references, and nothing outside their root and that of converted ones. */
final class ReferenceFiles {
  private final Path root;
  private final Path convertedRoot;

  ReferenceFiles(Path root, Path convertedRoot) {
    this.root = root;
    this.convertedRoot = convertedRoot;
  }

  /**
   * Makes sure that the reference can be sent: a regular file below the root, links resolved, of
   * the length that was checked.
   */
  void check(Reference.LocalFile reference) throws ReferenceChangedException {
    locate(reference);
  }

  /**
   * Opens the reference; its digest is compared as it is read.
   *
   * <p>The folders above the file could be exchanged after they were resolved. What is then read
   * does not have the digest of the row, and the request is broken off before its end.
   */
  CheckedReference open(Reference.LocalFile reference) throws ReferenceChangedException {
    Path file = locate(reference);
    try {
      InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
      return new CheckedReference(in, reference);
    } catch (IOException e) {
      throw unreadable(reference, e);
    }
  }

  private Path locate(Reference.LocalFile reference) throws ReferenceChangedException {
    try {
      Reference.Converted converted = reference.converted();
      Path realRoot = (converted == null ? root : convertedRoot).toRealPath();
      String name = converted == null ? reference.path() : converted.file();
      Path file = realRoot.resolve(name).toRealPath();
      if (!file.startsWith(realRoot)) {
        throw new ReferenceChangedException(
            reference.path(), "now leads out of the references folder");
      }
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new ReferenceChangedException(reference.path(), "is no longer a regular file");
      }
      if (Files.size(file) != reference.sentBytes()) {
        throw new ReferenceChangedException(
            reference.path(),
            "had %d bytes and now has %d".formatted(reference.sentBytes(), Files.size(file)));
      }
      return file;
    } catch (ReferenceChangedException e) {
      throw e;
    } catch (IOException | InvalidPathException e) {
      throw unreadable(reference, e);
    }
  }

  private static ReferenceChangedException unreadable(Reference.LocalFile reference, Exception e) {
    return new ReferenceChangedException(
        reference.path(), "can no longer be read: " + e.getClass().getSimpleName());
  }
}
