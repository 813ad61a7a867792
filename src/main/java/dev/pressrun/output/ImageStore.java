package dev.pressrun.output;

import dev.pressrun.model.Picture;
import dev.pressrun.output.PictureFormat.Size;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps finished pictures in {@code images/} below the output folder. A file under its final name
 * is complete, structurally valid and durable, and never replaces another picture: that one is
 * moved to {@code images/earlier/} first. Names become durable by {@link #makeNamesDurable}, many
 * at once. Safe for use by many threads; one process at a time.
 */
public final class ImageStore {
  /** The most that is taken for one picture, unless the caller says otherwise. */
  public static final long DEFAULT_MAX_BYTES = 200L * 1024 * 1024;

  /** The folder of the pictures, relative to the output folder. */
  public static final String IMAGES = "images";

  static final String TEMPORARY = ".pressrun/tmp";

  private final OutputFolders folders;
  private final DiskOps disk;
  private final PictureShelf shelf;
  private final AtomicLong temporaryNumber = new AtomicLong();

  /**
   * @param outputFolder must exist
   */
  public ImageStore(Path outputFolder) throws IOException {
    this(outputFolder, new JdkDisk());
  }

  public ImageStore(Path outputFolder, DiskOps disk) throws IOException {
    this.folders = new OutputFolders(outputFolder, disk);
    this.disk = disk;
    this.shelf = new PictureShelf(folders, disk);
  }

  /**
   * Receives a picture, verifies it and puts it under its name.
   *
   * @param outputName below {@code images/}, with forward slashes, without the extension, which
   *     comes from the picture's own bytes
   * @param body read to its end, not closed
   * @param declaredLength in bytes, as the sender announced it; -1 where it did not
   * @param maxBytes more than this is refused
   * @throws BadPictureException where the body is not one complete, valid picture
   * @throws DiskException where the output folder does not take the picture
   * @throws IOException where the body fails
   * @throws IllegalArgumentException where the name leads outside {@code images/}
   */
  public Picture store(String outputName, InputStream body, long declaredLength, long maxBytes)
      throws IOException {
    folders.inside(IMAGES, outputName);
    if (declaredLength > maxBytes) {
      throw new BadPictureException(
          "The answer is larger than " + Words.bytes(maxBytes) + ", the most that is taken.");
    }
    try (Incoming incoming = begin()) {
      PictureBytes bytes = new PictureBytes(body, incoming::append, maxBytes);
      PictureFormat format = PictureFormat.of(bytes);
      Size size = format.verify(bytes);
      if (declaredLength >= 0 && declaredLength != bytes.received()) {
        throw new BadPictureException(
            "%s arrived where %s were announced."
                .formatted(Words.bytes(bytes.received()), Words.bytes(declaredLength)));
      }
      return shelf.publish(incoming, outputName, format, size);
    }
  }

  /**
   * The names of all pictures that were stored before the call survive a loss of power, on return.
   *
   * @throws DiskException where the disk does not take them
   */
  public void makeNamesDurable() throws IOException {
    folders.forceRenamed();
  }

  /**
   * Whether the picture's file is still what was stored.
   *
   * @param rehash reads the whole file; otherwise that is done only where the file has the right
   *     length but another time of change, as after copying the folder
   */
  public boolean isIntact(Picture picture, boolean rehash) throws IOException {
    Path file = locate(picture);
    BasicFileAttributes found = folders.file(file);
    if (found == null || found.size() != picture.bytes()) {
      return false;
    }
    return (!rehash && found.lastModifiedTime().toMillis() == picture.modifiedMillis())
        || Sha256.of(file).equals(picture.sha256());
  }

  /**
   * Moves a picture's file to {@code images/earlier/}.
   *
   * @return its new place relative to the output folder; empty where there was no file
   */
  public Optional<String> setAside(Picture picture) throws IOException {
    Path file = locate(picture);
    if (!folders.holdsFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(folders.relative(shelf.setAside(file)));
    } catch (IOException e) {
      throw DiskException.of("move " + picture.file() + " aside", e);
    }
  }

  /**
   * Deletes what a killed run was receiving. Only for the start: not while pictures are being
   * stored.
   *
   * @return how many files there were
   */
  public int sweepTemporary() throws IOException {
    Path folder = folders.root().resolve(TEMPORARY);
    if (OutputFolders.attributes(folder) == null) {
      return 0;
    }
    int swept = 0;
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
      for (Path file : left) {
        disk.delete(file);
        swept++;
      }
    }
    return swept;
  }

  private Incoming begin() throws IOException {
    Path folder = folders.root().resolve(TEMPORARY);
    try {
      folders.create(folder);
      while (true) {
        Path file = folder.resolve("picture-" + temporaryNumber.incrementAndGet() + ".part");
        try {
          return new Incoming(disk, file, disk.create(file));
        } catch (FileAlreadyExistsException e) {
          // Left by a killed run and not swept: the next number is free.
          continue;
        }
      }
    } catch (IOException e) {
      throw DiskException.of("create a file in " + TEMPORARY, e);
    }
  }

  private Path locate(Picture picture) throws IOException {
    if (PrunedPictures.isPruned(picture)) {
      Path aside = folders.root().resolve(picture.file());
      return folders.holdsFile(aside) ? aside : PrunedPictures.home(folders, picture);
    }
    String prefix = IMAGES + "/";
    if (!picture.file().startsWith(prefix)) {
      throw new IllegalArgumentException(picture.file() + " is not below " + prefix);
    }
    return folders.inside(IMAGES, picture.file().substring(prefix.length()));
  }
}
