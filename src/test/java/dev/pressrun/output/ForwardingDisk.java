package dev.pressrun.output;

import java.io.IOException;
import java.nio.file.Path;

/** The real disk, for tests that change one operation. */
class ForwardingDisk implements DiskOps {
  private final DiskOps disk = new JdkDisk();

  @Override
  public OpenFile create(Path file) throws IOException {
    return disk.create(file);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    disk.move(from, to);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    disk.createFolder(folder);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    disk.forceFolder(folder);
  }

  @Override
  public void delete(Path file) throws IOException {
    disk.delete(file);
  }
}
