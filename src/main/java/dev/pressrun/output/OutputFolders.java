package dev.pressrun.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folders below the output folder: every path is checked to stay inside, and a link in the
 * place of a folder or a file is refused, since it could lead anywhere.
 */
final class OutputFolders {
  private final Path root;
  private final DiskOps disk;
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();
  private final Set<Path> renamed = ConcurrentHashMap.newKeySet();

  /**
   * @param outputFolder must exist
   */
  OutputFolders(Path outputFolder, DiskOps disk) throws IOException {
    // The user may have linked the output folder as a whole to another disk; only below it do
    // links count as an escape.
    this.root = outputFolder.toRealPath();
    this.disk = disk;
  }

  Path root() {
    return root;
  }

  /**
   * The path of a file below one of the output folder's own folders.
   *
   * @param base such as {@code images}
   * @param name relative, with forward slashes
   * @throws IllegalArgumentException where the name leads outside the base or is no name
   */
  Path inside(String base, String name) {
    Path folder = root.resolve(base);
    boolean speakable = !name.contains("\\") && name.indexOf('\0') < 0;
    Path path = speakable ? folder.resolve(name).normalize() : folder;
    // Only the one plain spelling of a path is a name: no "..", ".", doubled or leading slash.
    boolean plain = path.startsWith(folder) && relative(path).equals(base + "/" + name);
    if (!plain || path.equals(folder)) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is not a name for a file below " + base + "/");
    }
    return path;
  }

  /** The path from the output folder, with forward slashes. */
  String relative(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  /** Creates the folder and those above it where missing, and makes them durable once. */
  void create(Path folder) throws IOException {
    if (durable.contains(folder) && isFolder(folder)) {
      return;
    }
    Path at = root;
    for (Path element : root.relativize(folder)) {
      Path parent = at;
      at = at.resolve(element);
      BasicFileAttributes found = attributes(at);
      if (found != null && !found.isDirectory()) {
        throw new DiskException(
            relative(at) + " is in the way: a folder is needed there, and it is a link or a file.");
      }
      if (found == null) {
        disk.createFolder(at);
        durable.remove(at);
      }
      // A folder found may have been left by a killed run that had not yet made it durable.
      if (!durable.contains(at)) {
        disk.forceFolder(parent);
        durable.add(at);
      }
    }
  }

  private static boolean isFolder(Path path) throws IOException {
    BasicFileAttributes found = attributes(path);
    return found != null && found.isDirectory();
  }

  /** The renames made so far in the folder survive a loss of power, on return. */
  void force(Path folder) throws IOException {
    disk.forceFolder(folder);
  }

  /** A file got its name in the folder; {@link #forceRenamed} makes that durable. */
  void noteRenamed(Path folder) {
    renamed.add(folder);
  }

  /** All renames that were noted before the call survive a loss of power, on return. */
  synchronized void forceRenamed() throws IOException {
    for (Path folder : renamed) {
      renamed.remove(folder);
      try {
        disk.forceFolder(folder);
      } catch (IOException e) {
        renamed.add(folder);
        throw DiskException.of("make the names in " + relative(folder) + " durable", e);
      }
    }
  }

  /** The attributes of what is at the path itself, links not followed; null where nothing is. */
  static @Nullable BasicFileAttributes attributes(Path path) throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Whether a plain file is at the path, reached through no link below the output folder. */
  boolean holdsFile(Path path) throws IOException {
    return file(path) != null;
  }

  /** The attributes of a plain file that is reached through no link; null where there is none. */
  @Nullable BasicFileAttributes file(Path path) throws IOException {
    BasicFileAttributes found = attributes(path);
    boolean held =
        found != null
            && found.isRegularFile()
            && path.startsWith(root)
            && folderOf(path).toRealPath().equals(folderOf(path));
    return held ? found : null;
  }

  /** The folder that a file below the output folder is in. */
  static Path folderOf(Path file) {
    return Objects.requireNonNull(file.getParent());
  }
}
