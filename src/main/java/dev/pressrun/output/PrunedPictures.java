package dev.pressrun.output;

import dev.pressrun.model.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Moves pictures of rows that are gone to {@code pruned/<day>/}, and back when the row comes back.
 * The ledger names the new place before a picture is moved there, and the old one after it was
 * moved back: a picture whose place is below {@code pruned/} and that is not there is still, or
 * again, at the same name below {@code images/}. Not for use while pictures are being stored.
 */
public final class PrunedPictures {
  static final String FOLDER = "pruned";

  private final OutputFolders folders;
  private final DiskOps disk;

  /**
   * @param outputFolder must exist
   */
  public PrunedPictures(Path outputFolder, DiskOps disk) throws IOException {
    this.folders = new OutputFolders(outputFolder, disk);
    this.disk = disk;
  }

  /** The folder of the day, relative to the output folder. */
  public static String folder(LocalDate day) {
    return FOLDER + "/" + day;
  }

  public static boolean isPruned(Picture picture) {
    return picture.file().startsWith(FOLDER + "/");
  }

  /**
   * Where a picture is to go; empty where the file at its place is not the picture any more, since
   * another row took its name.
   */
  public Optional<String> placeFor(Picture picture, LocalDate day) throws IOException {
    Path file = folders.root().resolve(picture.file());
    if (!folders.holdsFile(file) || !Sha256.of(file).equals(picture.sha256())) {
      return Optional.empty();
    }
    String name = day + "/" + picture.file().substring(ImageStore.IMAGES.length() + 1);
    Path place = folders.inside(FOLDER, name);
    for (int next = 2; OutputFolders.attributes(place) != null; next++) {
      // The way back is by the name, so that the number goes into the folder's.
      place = folders.inside(FOLDER, name.replaceFirst("/", "-" + next + "/"));
    }
    return Optional.of(folders.relative(place));
  }

  /**
   * Moves a picture to the place below {@code pruned/} that it names; does nothing if it is there.
   */
  public void moveAside(Picture pruned) throws IOException {
    Path place = folders.inside(FOLDER, pruned.file().substring(FOLDER.length() + 1));
    Path from = home(folders, pruned);
    boolean waits =
        OutputFolders.attributes(place) == null
            && folders.holdsFile(from)
            && Sha256.of(from).equals(pruned.sha256());
    if (waits) {
      move(from, place);
    }
  }

  /**
   * Moves a picture back to {@code images/}.
   *
   * @return its place there; empty where another file has taken it, so that it stays aside
   */
  public Optional<String> bringBack(Picture pruned) throws IOException {
    Path place = folders.inside(FOLDER, pruned.file().substring(FOLDER.length() + 1));
    Path home = home(folders, pruned);
    if (folders.holdsFile(place)) {
      if (OutputFolders.attributes(home) != null) {
        return Optional.empty();
      }
      move(place, home);
    } else if (!folders.holdsFile(home) || !Sha256.of(home).equals(pruned.sha256())) {
      return Optional.empty();
    }
    return Optional.of(folders.relative(home));
  }

  /** Where a pruned picture was, and where it is if its move was cut off. */
  static Path home(OutputFolders folders, Picture pruned) {
    String[] parts = pruned.file().split("/", 3);
    return folders.inside(ImageStore.IMAGES, parts.length < 3 ? "" : parts[2]);
  }

  private Path sidecarOf(Path picture) {
    return folders.root().resolve(Sidecars.nameFor(folders.relative(picture)));
  }

  private void move(Path from, Path to) throws IOException {
    try {
      folders.create(OutputFolders.folderOf(to));
      Path sidecar = sidecarOf(from);
      if (folders.holdsFile(sidecar)) {
        disk.move(sidecar, sidecarOf(to));
      }
      disk.move(from, to);
      folders.force(OutputFolders.folderOf(to));
      folders.force(OutputFolders.folderOf(from));
    } catch (IOException e) {
      throw DiskException.of("move " + folders.relative(from), e);
    }
  }
}
