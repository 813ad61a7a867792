package dev.pressrun.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second run off an output folder: a lock of the operating system, which dies with its
 * process, so that a killed run never blocks the next. The file beside it names the holder, for
 * people.
 */
public final class FolderLock implements AutoCloseable {
  private static final String NAME = "lock";
  private static final String HOLDER = "lock.holder";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks the folder, which is made where it is missing.
   *
   * @param holder who holds the lock from now on, such as {@code process 4711 on studio-2}
   * @return empty where another process holds it
   */
  public static Optional<FolderLock> tryLock(Path folder, String holder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      return Optional.empty();
    }
    Files.writeString(folder.resolve(HOLDER), holder + "\n");
    return Optional.of(new FolderLock(channel));
  }

  /** Who holds the lock, or held it last. */
  public static String holder(Path folder) {
    try {
      return Files.readString(folder.resolve(HOLDER)).strip();
    } catch (IOException e) {
      return "another process";
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
