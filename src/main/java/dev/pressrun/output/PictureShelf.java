package dev.pressrun.output;

import dev.pressrun.model.Picture;
import dev.pressrun.output.PictureFormat.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Puts verified pictures under their final names without ever replacing another picture. */
final class PictureShelf {
  private static final int STRIPES = 64;

  private final OutputFolders folders;
  private final EarlierPictures earlier;
  private final Lock[] names = new Lock[STRIPES];

  PictureShelf(OutputFolders folders, DiskOps disk) {
    this.folders = folders;
    this.earlier = new EarlierPictures(folders, disk);
    Arrays.setAll(names, i -> new ReentrantLock());
  }

  /** Makes a received picture durable and gives it its name, which is not durable yet. */
  Picture publish(Incoming incoming, String outputName, PictureFormat format, Size size)
      throws IOException {
    Path target = folders.inside(ImageStore.IMAGES, outputName + "." + format.extension());
    try {
      incoming.complete();
      folders.create(OutputFolders.folderOf(target));
      long modified = put(incoming, outputName, target);
      folders.noteRenamed(OutputFolders.folderOf(target));
      return new Picture(
          folders.relative(target),
          incoming.bytes(),
          modified,
          incoming.sha256(),
          size.width(),
          size.height());
    } catch (IOException e) {
      throw DiskException.of("store " + folders.relative(target), e);
    }
  }

  /** Renames under the name's lock, so that no two threads find the same name free. */
  private long put(Incoming incoming, String outputName, Path target) throws IOException {
    int stripe = Math.floorMod(outputName.toLowerCase(Locale.ROOT).hashCode(), STRIPES);
    names[stripe].lock();
    try {
      if (!clearTheWay(incoming, outputName, target)) {
        incoming.moveTo(target);
      }
      return modifiedMillis(target);
    } finally {
      names[stripe].unlock();
    }
  }

  /** Moves other pictures of this name aside; returns whether the very picture is there already. */
  private boolean clearTheWay(Incoming incoming, String outputName, Path target)
      throws IOException {
    String name = outputName.substring(outputName.lastIndexOf('/') + 1);
    boolean there = false;
    for (PictureFormat format : PictureFormat.values()) {
      Path file = target.resolveSibling(name + "." + format.extension());
      BasicFileAttributes found = isFree(file, target) ? null : OutputFolders.attributes(file);
      if (found == null) {
        continue;
      }
      if (!found.isRegularFile()) {
        throw new DiskException(folders.relative(file) + " is in the way and is not a file.");
      }
      if (file.equals(target)
          && found.size() == incoming.bytes()
          && Sha256.of(file).equals(incoming.sha256())) {
        there = true;
      } else {
        earlier.keep(file);
      }
    }
    return there;
  }

  /**
   * Nothing is there almost always, and this question answers that for the least; but to it a link
   * to nothing is nothing, which a rename would replace.
   */
  private static boolean isFree(Path file, Path target) {
    return !file.equals(target) && !file.toFile().exists();
  }

  /** Moves a picture out of the way; returns where it is now. */
  Path setAside(Path file) throws IOException {
    return earlier.keep(file);
  }

  static long modifiedMillis(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toMillis();
  }
}
