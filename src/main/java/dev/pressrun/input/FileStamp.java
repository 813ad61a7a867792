package dev.pressrun.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * By what a file is known to be the same as before without being read: its place on the disk, its
 * size, and when it was changed, in the words of the file system. The time of change (POSIX's
 * {@code st_ctime}) moves with every write and cannot be set back by a program that copies files.
 *
 * @param path absolute
 * @param inode the file's number on its disk
 * @param bytes the file's size
 * @param modified when its content was changed last, as programs may set it
 * @param changed when anything of it was changed last
 */
record FileStamp(String path, String inode, String bytes, String modified, String changed) {
  /** A file may change again within one tick of the disk's clock, and look the same. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  /**
   * Looks at a file.
   *
   * @return empty where the system does not tell when a file was changed, as Windows, or where it
   *     was changed just before
   */
  static Optional<FileStamp> of(Path file, Instant now) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return Optional.empty();
    }
    Map<String, Object> found = Files.readAttributes(file, "unix:ino,size,lastModifiedTime,ctime");
    if (!(found.get("ctime") instanceof FileTime changed)
        || changed.toInstant().isAfter(now.minus(SETTLED))) {
      return Optional.empty();
    }
    return Optional.of(
        new FileStamp(
            file.toAbsolutePath().toString(),
            String.valueOf(found.get("ino")),
            String.valueOf(found.get("size")),
            String.valueOf(found.get("lastModifiedTime")),
            changed.toString()));
  }
}
