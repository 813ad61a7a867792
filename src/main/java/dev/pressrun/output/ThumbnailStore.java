package dev.pressrun.output;

import dev.pressrun.model.ItemReport;
import dev.pressrun.model.Picture;
import dev.pressrun.model.Reference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The small pictures of the contact sheet, below {@code page/thumbs/}, named by the bytes that they
 * were made of: one that is there is right, whatever became of its picture. They are a convenience,
 * and what cannot be made is left out. Safe for use by many threads.
 */
public final class ThumbnailStore {
  static final String FOLDER = ContactSheet.FOLDER + "thumbs";

  private static final Logger log = LoggerFactory.getLogger(ThumbnailStore.class);

  /** A picture of at most so many bytes is its own thumbnail. */
  private static final long SMALL_BYTES = 256 * 1024;

  private static final int FOLDER_DIGITS = 2;
  private static final int NAME_DIGITS = 24;

  private final OutputFolders folders;
  private final DiskOps disk;
  private final AtomicLong temporaryNumber = new AtomicLong();

  /**
   * @param outputFolder must exist
   */
  public ThumbnailStore(Path outputFolder, DiskOps disk) throws IOException {
    this.folders = new OutputFolders(outputFolder, disk);
    this.disk = disk;
  }

  /** The thumbnail's place relative to the output folder; null where the picture itself will do. */
  static @Nullable String place(Picture picture) {
    return picture.bytes() <= SMALL_BYTES ? null : place(picture.sha256());
  }

  static String place(Reference.LocalFile reference) {
    return place(reference.sha256());
  }

  private static String place(String sha256) {
    return "%s/%s/%s.jpg"
        .formatted(
            FOLDER,
            sha256.substring(0, FOLDER_DIGITS),
            sha256.substring(FOLDER_DIGITS, NAME_DIGITS));
  }

  /** Whether the page shows the picture by a smaller one. */
  public static boolean isWanted(Picture picture) {
    return place(picture) != null;
  }

  /** Makes the picture's thumbnail where it is wanted and missing. */
  public void make(Picture picture) {
    String place = place(picture);
    if (place == null) {
      return;
    }
    try {
      Path file = folders.inside(ImageStore.IMAGES, picture.file().replaceFirst("^images/", ""));
      if (folders.holdsFile(file)) {
        make(file, place);
      }
    } catch (IOException | IllegalArgumentException e) {
      log.debug("no thumbnail of {}", picture.file(), e);
    }
  }

  /**
   * Makes what is missing for one row: its picture's thumbnail, and those of its references.
   *
   * @param references the folder that they are relative to; null: without them
   */
  public void make(ItemReport report, @Nullable Path references) {
    if (report.picture() != null) {
      make(report.picture());
    }
    if (report.request() == null || references == null) {
      return;
    }
    List<Reference> shown = report.request().imageRefs();
    Stream.concat(Stream.ofNullable(report.request().source()), shown.stream())
        .filter(Reference.LocalFile.class::isInstance)
        .forEach(reference -> make((Reference.LocalFile) reference, references));
  }

  private void make(Reference.LocalFile reference, Path referencesFolder) {
    try {
      Path root = referencesFolder.toRealPath();
      Path file = root.resolve(reference.path()).toRealPath();
      // One that has been changed since is not what was sent.
      if (file.startsWith(root)
          && Files.isRegularFile(file)
          && Files.size(file) == reference.bytes()) {
        make(file, place(reference));
      }
    } catch (IOException | RuntimeException e) {
      log.debug("no preview of {}", reference.path(), e);
    }
  }

  private void make(Path file, String place) throws IOException {
    Path target = folders.root().resolve(place);
    BasicFileAttributes found = OutputFolders.attributes(target);
    if (found == null || found.size() == 0) {
      put(ThumbnailMaker.jpeg(file), target);
    }
  }

  private void put(byte[] jpeg, Path target) throws IOException {
    Path temporary =
        folders
            .root()
            .resolve(ImageStore.TEMPORARY)
            .resolve("thumb-" + temporaryNumber.incrementAndGet() + ".part");
    folders.create(OutputFolders.folderOf(temporary));
    folders.create(OutputFolders.folderOf(target));
    disk.delete(temporary);
    try (DiskOps.OpenFile open = disk.create(temporary)) {
      open.write(ByteBuffer.wrap(jpeg));
    }
    disk.move(temporary, target);
  }
}
