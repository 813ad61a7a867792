package dev.pressrun.crash;

import dev.pressrun.output.DiskOps;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A disk, with points around each operation. */
final class PointedDisk implements DiskOps {
  private final DiskOps disk;
  private final Points points;

  PointedDisk(DiskOps disk, Points points) {
    this.disk = disk;
    this.points = points;
  }

  private interface Step {
    void run() throws IOException;
  }

  private void around(String operation, Path path, Step step) throws IOException {
    points.around(
        operation + " " + path.getFileName(),
        () -> {
          step.run();
          return true;
        });
  }

  @Override
  public OpenFile create(Path file) throws IOException {
    OpenFile open = points.around("create " + file.getFileName(), () -> disk.create(file));
    return new OpenFile() {
      @Override
      public void write(ByteBuffer bytes) throws IOException {
        around("write", file, () -> open.write(bytes));
      }

      @Override
      public void force() throws IOException {
        around("force", file, open::force);
      }

      @Override
      public void close() throws IOException {
        open.close();
      }
    };
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    around("move to", to, () -> disk.move(from, to));
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    around("create folder", folder, () -> disk.createFolder(folder));
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    around("force folder", folder, () -> disk.forceFolder(folder));
  }

  @Override
  public void delete(Path file) throws IOException {
    around("delete", file, () -> disk.delete(file));
  }
}
