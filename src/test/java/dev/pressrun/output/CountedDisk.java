package dev.pressrun.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The real disk until a given operation, before or after which the program is gone: nothing that
 * comes later happens.
 */
final class CountedDisk implements DiskOps {
  /** What ends the program. */
  static final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private interface Step {
    void run() throws IOException;
  }

  private final DiskOps disk = new JdkDisk();
  private final int last;
  private final boolean lastHappens;
  private int count;

  CountedDisk(int last, boolean lastHappens) {
    this.last = last;
    this.lastHappens = lastHappens;
  }

  static CountedDisk endless() {
    return new CountedDisk(Integer.MAX_VALUE, true);
  }

  int count() {
    return count;
  }

  @Override
  public OpenFile create(Path file) throws IOException {
    OpenFile[] open = new OpenFile[1];
    step(() -> open[0] = disk.create(file));
    return new CountedFile(open[0]);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    step(() -> disk.move(from, to));
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    step(() -> disk.createFolder(folder));
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    step(() -> disk.forceFolder(folder));
  }

  @Override
  public void delete(Path file) throws IOException {
    step(() -> disk.delete(file));
  }

  private void step(Step step) throws IOException {
    count++;
    if (count > last || (count == last && !lastHappens)) {
      throw new Gone();
    }
    step.run();
    if (count == last) {
      throw new Gone();
    }
  }

  private final class CountedFile implements OpenFile {
    private final OpenFile file;

    CountedFile(OpenFile file) {
      this.file = file;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      step(() -> file.write(bytes));
    }

    @Override
    public void force() throws IOException {
      step(file::force);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
