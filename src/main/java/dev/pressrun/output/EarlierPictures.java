package dev.pressrun.output;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Keeps what a new picture would replace: moves it to {@code images/earlier/}, its name followed by
 * the first digits of its SHA-256, so that the same history gives the same names.
 */
final class EarlierPictures {
  private static final String FOLDER = "earlier/";
  private static final int DIGITS = 8;

  private final OutputFolders folders;
  private final DiskOps disk;

  EarlierPictures(OutputFolders folders, DiskOps disk) {
    this.folders = folders;
    this.disk = disk;
  }

  /**
   * Moves a file of {@code images/} aside; durable on return, so that no later rename can outlive
   * it.
   *
   * @return where it is now
   */
  Path keep(Path file) throws IOException {
    String name = folders.root().resolve(ImageStore.IMAGES).relativize(file).toString();
    int dot = name.lastIndexOf('.');
    String sha256 = Sha256.of(file);
    String stem = name.substring(0, dot) + "-" + sha256.substring(0, DIGITS);
    Path target = free(stem.replace('\\', '/'), name.substring(dot), sha256);
    folders.create(OutputFolders.folderOf(target));
    disk.move(file, target);
    folders.force(OutputFolders.folderOf(target));
    folders.force(OutputFolders.folderOf(file));
    return target;
  }

  /** A name that is not taken, or is taken by the very same bytes. */
  private Path free(String stem, String extension, String sha256) throws IOException {
    Path path = folders.inside(ImageStore.IMAGES, FOLDER + stem + extension);
    for (int next = 2; isTaken(path, sha256); next++) {
      path = folders.inside(ImageStore.IMAGES, FOLDER + stem + "-" + next + extension);
    }
    return path;
  }

  private boolean isTaken(Path path, String sha256) throws IOException {
    return OutputFolders.attributes(path) != null
        && !(folders.holdsFile(path) && Sha256.of(path).equals(sha256));
  }
}
