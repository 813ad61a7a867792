package dev.pressrun.crash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A file as the disk has it for sure, and the changes that only the machine's memory has. */
final class Unsynced {
  private byte[] synced;
  private final List<Change> changes = new ArrayList<>();

  /** A write, or where there are no bytes, the length that the file was cut to. */
  private record Change(int position, byte[] bytes) {
    byte[] on(byte[] file) {
      if (bytes.length == 0) {
        return Arrays.copyOf(file, Math.min(file.length, position));
      }
      byte[] changed = Arrays.copyOf(file, Math.max(file.length, position + bytes.length));
      System.arraycopy(bytes, 0, changed, position, bytes.length);
      return changed;
    }
  }

  Unsynced(byte[] synced) {
    this.synced = synced;
  }

  synchronized void write(long position, byte[] bytes) {
    if (bytes.length > 0) {
      changes.add(new Change(Math.toIntExact(position), bytes));
    }
  }

  synchronized void truncate(long size) {
    changes.add(new Change(Math.toIntExact(size), new byte[0]));
  }

  synchronized void sync() {
    changes.forEach(change -> synced = change.on(synced));
    changes.clear();
  }

  /** What is on the disk after a power cut: a disk keeps some changes, in an order of its own. */
  synchronized byte[] afterCut(Random chance) {
    byte[] disk = synced;
    for (Change change : changes) {
      if (chance.nextInt(3) == 0) {
        disk = change.on(disk);
      }
    }
    return disk;
  }
}
