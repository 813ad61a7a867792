package dev.pressrun.crash;

import dev.pressrun.output.DiskOps;
import dev.pressrun.output.JdkDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A disk that keeps for sure only what was forced: of a file its forced bytes, of a folder the
 * names at the time when it was forced.
 */
final class VolatileDisk implements DiskOps {
  private final DiskOps disk = new JdkDisk();

  /** Changes of names that their folder was not forced after, newest first. */
  private final Deque<Change> names = new ArrayDeque<>();

  /** How many bytes of a file are on the disk for sure. */
  private final Map<Path, Long> forced = new HashMap<>();

  private interface Undo {
    void run() throws IOException;
  }

  private record Change(Path folder, Undo undo) {}

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.getParent());
  }

  @Override
  public synchronized OpenFile create(Path file) throws IOException {
    OpenFile open = disk.create(file);
    forced.put(file, 0L);
    names.push(new Change(folderOf(file), () -> Files.deleteIfExists(file)));
    return new OpenFile() {
      private long length;

      @Override
      public void write(ByteBuffer bytes) throws IOException {
        length += bytes.remaining();
        open.write(bytes);
      }

      @Override
      public void force() throws IOException {
        open.force();
        synchronized (VolatileDisk.this) {
          forced.put(file, length);
        }
      }

      @Override
      public void close() throws IOException {
        open.close();
      }
    };
  }

  @Override
  public synchronized void move(Path from, Path to) throws IOException {
    byte[] before = Files.exists(to) ? Files.readAllBytes(to) : null;
    disk.move(from, to);
    Long known = forced.remove(from);
    forced.put(to, known == null ? Files.size(to) : known);
    names.push(
        new Change(
            folderOf(to),
            () -> {
              Files.createDirectories(folderOf(from));
              Files.move(to, from);
              if (before != null) {
                Files.write(to, before);
              }
            }));
  }

  @Override
  public synchronized void createFolder(Path folder) throws IOException {
    boolean isNew = !Files.exists(folder);
    disk.createFolder(folder);
    if (isNew) {
      names.push(new Change(folderOf(folder), () -> deleteAll(folder)));
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }

  @Override
  public synchronized void forceFolder(Path folder) throws IOException {
    disk.forceFolder(folder);
    names.removeIf(change -> change.folder().equals(folder));
  }

  @Override
  public synchronized void delete(Path file) throws IOException {
    disk.delete(file);
    forced.remove(file);
  }

  /** Cuts the power: of what was not forced, the disk has what chance gives it. */
  synchronized void cut(Random chance) throws IOException {
    for (Map.Entry<Path, Long> file : forced.entrySet()) {
      if (Files.exists(file.getKey()) && Files.size(file.getKey()) > file.getValue()) {
        try (FileChannel channel = FileChannel.open(file.getKey(), StandardOpenOption.WRITE)) {
          long over = channel.size() - file.getValue();
          channel.truncate(file.getValue() + chance.nextInt((int) over));
        }
      }
    }
    // A file system keeps the order of changes in a folder: what is lost are the last ones.
    int lost = names.isEmpty() ? 0 : chance.nextInt(names.size() + 1);
    for (int i = 0; i < lost; i++) {
      names.pop().undo().run();
    }
    names.clear();
    forced.clear();
  }
}
