package dev.pressrun.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** H2's files on a disk that keeps for sure only what was synced. */
public final class VolatilePath extends FilePathWrapper {
  static final String PREFIX = "volatile:";

  private static final Map<Path, Unsynced> FILES = new ConcurrentHashMap<>();

  static void register() {
    FilePath.register(new VolatilePath());
  }

  /**
   * Cuts the power: of what was not synced, the disk has what chance gives it.
   *
   * @param file which is closed, or never written again
   */
  static void cut(Path file, Random chance) throws IOException {
    Unsynced unsynced = FILES.remove(file);
    if (unsynced != null) {
      Files.write(file, unsynced.afterCut(chance));
    }
  }

  @Override
  public String getScheme() {
    return "volatile";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    Path file = Path.of(getBase().toString());
    byte[] synced = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    Unsynced unsynced = FILES.computeIfAbsent(file, first -> new Unsynced(synced));
    return new Channel(super.open(mode), unsynced);
  }

  private static final class Channel extends ForwardingChannel {
    private final Unsynced unsynced;

    Channel(FileChannel file, Unsynced unsynced) {
      super(file);
      this.unsynced = unsynced;
    }

    @Override
    public synchronized int write(ByteBuffer source) throws IOException {
      long position = position();
      int written = write(source, position);
      position(position + written);
      return written;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      byte[] bytes = new byte[source.remaining()];
      source.duplicate().get(bytes);
      unsynced.write(position, bytes);
      return super.write(source, position);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      super.force(metaData);
      unsynced.sync();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      unsynced.truncate(size);
      return super.truncate(size);
    }
  }
}
