package dev.pressrun.output;

import dev.pressrun.model.Picture;
import dev.pressrun.model.Reference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The small pictures of the contact sheet, below {@code page/thumbs/}: made when missing or older
 * than the picture. They are a convenience: what cannot be made is left out.
 */
final class ThumbnailStore {
  private static final Logger log = LoggerFactory.getLogger(ThumbnailStore.class);
  private static final String FOLDER = "page/thumbs";
  private static final String REFERENCES = "references/";

  /** A picture of at most so many bytes is its own thumbnail. */
  private static final long SMALL_BYTES = 256 * 1024;

  private static final int REFERENCE_DIGITS = 32;

  private final OutputFolders folders;
  private final DiskOps disk;
  private final AtomicLong temporaryNumber = new AtomicLong();

  ThumbnailStore(OutputFolders folders, DiskOps disk) {
    this.folders = folders;
    this.disk = disk;
  }

  /** The thumbnail's place relative to the output folder; null where the picture itself will do. */
  @Nullable String of(Picture picture) {
    if (picture.bytes() <= SMALL_BYTES) {
      return null;
    }
    try {
      Path file = folders.inside(ImageStore.IMAGES, picture.file().replaceFirst("^images/", ""));
      return folders.holdsFile(file)
          ? made(file, folders.root().resolve(ImageStore.IMAGES).relativize(file) + ".jpg")
          : null;
    } catch (IOException | IllegalArgumentException e) {
      log.debug("no thumbnail of {}", picture.file(), e);
      return null;
    }
  }

  /**
   * What to show for a local reference: the file itself where it lies below the output folder, else
   * a thumbnail; null where there is neither.
   */
  @Nullable String of(Reference.LocalFile reference, Path referencesFolder) {
    try {
      Path root = referencesFolder.toRealPath();
      Path file = root.resolve(reference.path()).toRealPath();
      if (!file.startsWith(root) || !Files.isRegularFile(file)) {
        return null;
      }
      if (file.startsWith(folders.root())) {
        return folders.relative(file);
      }
      String name = reference.sha256().substring(0, REFERENCE_DIGITS);
      return made(file, REFERENCES + name + ".jpg");
    } catch (IOException | RuntimeException e) {
      log.debug("no preview of {}", reference.path(), e);
      return null;
    }
  }

  /** The thumbnail takes over the picture's time of change, by which a stale one is known. */
  private String made(Path file, String name) throws IOException {
    Path target = folders.inside(FOLDER, name.replace('\\', '/'));
    FileTime modified = Files.getLastModifiedTime(file);
    BasicFileAttributes found = OutputFolders.attributes(target);
    boolean fresh =
        found != null
            && found.size() > 0
            && found.lastModifiedTime().toMillis() == modified.toMillis();
    if (!fresh) {
      put(ThumbnailMaker.jpeg(file), modified, target);
    }
    return folders.relative(target);
  }

  private void put(byte[] jpeg, FileTime modified, Path target) throws IOException {
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
    Files.setLastModifiedTime(temporary, FileTime.fromMillis(modified.toMillis()));
    disk.move(temporary, target);
  }
}
