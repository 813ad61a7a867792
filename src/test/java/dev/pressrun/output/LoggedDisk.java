package dev.pressrun.output;

import dev.pressrun.model.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Knows which renames a finished forcing of their folder covers. */
final class LoggedDisk extends ForwardingDisk {
  private final Map<String, Long> renamedAt = new HashMap<>();
  private final Map<Path, Long> forcedFrom = new HashMap<>();
  private final Map<String, Path> folderOf = new HashMap<>();
  private long time;

  @Override
  public void move(Path from, Path to) throws IOException {
    super.move(from, to);
    synchronized (this) {
      renamedAt.put(to.getFileName().toString(), ++time);
      folderOf.put(to.getFileName().toString(), to.getParent());
    }
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    long began;
    synchronized (this) {
      began = ++time;
    }
    super.forceFolder(folder);
    synchronized (this) {
      forcedFrom.merge(folder, began, Math::max);
    }
  }

  /** Fails unless a forcing that began after the picture's rename has ended. */
  synchronized Picture check(Picture picture) {
    String name = Path.of(picture.file()).getFileName().toString();
    long forced = forcedFrom.getOrDefault(folderOf.get(name), 0L);
    if (forced < renamedAt.getOrDefault(name, Long.MAX_VALUE)) {
      throw new AssertionError(picture.file() + " was to be durable before its folder was forced");
    }
    return picture;
  }
}
