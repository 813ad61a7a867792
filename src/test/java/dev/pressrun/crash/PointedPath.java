package dev.pressrun.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's files with points around each write and each fsync. What is written before the chosen point
 * is in the file, what comes later is not: just what a kill leaves.
 */
public final class PointedPath extends FilePathWrapper {
  static final String PREFIX = "pointed:";

  private static final Map<String, Points> WORLDS = new ConcurrentHashMap<>();

  /** Files below the folder get points from now on, where they are opened with {@link #PREFIX}. */
  static void put(String folder, Points points) {
    FilePath.register(new PointedPath());
    WORLDS.put(folder, points);
  }

  @Override
  public String getScheme() {
    return "pointed";
  }

  private Points points() {
    return WORLDS.entrySet().stream()
        .filter(world -> name.contains(world.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(super.open(mode), points());
  }

  private static final class Channel extends FileBase {
    private final FileChannel file;
    private final Points points;

    Channel(FileChannel file, Points points) {
      this.file = file;
      this.points = points;
    }

    private interface Step {
      void run() throws IOException;
    }

    private void around(String operation, Step step) throws IOException {
      points.around(
          "ledger " + operation,
          () -> {
            step.run();
            return true;
          });
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      return points.around("ledger write", () -> file.write(source));
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      return points.around("ledger write", () -> file.write(source, position));
    }

    @Override
    public void force(boolean metaData) throws IOException {
      around("force", () -> file.force(metaData));
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      around("truncate", () -> file.truncate(size));
      return this;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return file.read(target);
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
      return file.read(target, position);
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public synchronized FileLock tryLock(long position, long size, boolean shared)
        throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
