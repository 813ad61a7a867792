package dev.pressrun.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

  private static final class Channel extends ForwardingChannel {
    private final Points points;

    Channel(FileChannel file, Points points) {
      super(file);
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
      return points.around("ledger write", () -> super.write(source));
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      return points.around("ledger write", () -> super.write(source, position));
    }

    @Override
    public void force(boolean metaData) throws IOException {
      around("force", () -> super.force(metaData));
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      around("truncate", () -> super.truncate(size));
      return this;
    }
  }
}
