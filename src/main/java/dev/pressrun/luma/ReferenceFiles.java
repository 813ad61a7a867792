package dev.pressrun.luma;

import dev.pressrun.model.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Opens local references, what they were converted to and pictures of the job's own, and nothing
 * outside their roots.
 */
final class ReferenceFiles {
  private final Path root;
  private final Path converted;
  private final Path pictures;

  /**
   * @param root of local references
   * @param converted root of converted references
   * @param pictures root of what the job has made
   */
  ReferenceFiles(Path root, Path converted, Path pictures) {
    this.root = root;
    this.converted = converted;
    this.pictures = pictures;
  }

  /**
   * Makes sure that the reference can be sent: a regular file below the root, links resolved, of
   * the length that was checked.
   */
  void check(Reference reference) throws ReferenceChangedException {
    if (reference instanceof Reference.LocalFile file) {
      locate(file, root);
    } else if (reference instanceof Reference.Made made) {
      locate(made.file(), pictures);
    }
  }

  /**
   * Opens the reference; its digest is compared as it is read.
   *
   * <p>The folders above the file could be exchanged after they were resolved. What is then read
   * does not have the digest of the row, and the request is broken off before its end.
   *
   * @param made whether the job itself has made it
   */
  CheckedReference open(Reference.LocalFile reference, boolean made)
      throws ReferenceChangedException {
    Path file = locate(reference, made ? pictures : root);
    try {
      InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
      return new CheckedReference(in, reference);
    } catch (IOException e) {
      throw unreadable(reference, e);
    }
  }

  private Path locate(Reference.LocalFile reference, Path ownRoot)
      throws ReferenceChangedException {
    try {
      Reference.Converted sent = reference.converted();
      Path realRoot = (sent == null ? ownRoot : converted).toRealPath();
      String name = sent == null ? reference.path() : sent.file();
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
