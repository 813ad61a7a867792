package dev.pressrun.output;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A text file that appears whole or not at all: written below {@code .pressrun/tmp/}, made durable,
 * renamed. Until then the former one stays.
 */
final class WholeFile implements Closeable {
  private static final int BUFFER = 64 * 1024;

  private final OutputFolders folders;
  private final DiskOps disk;
  private final Path target;
  private final Path temporary;
  private final DiskOps.OpenFile open;
  private final Writer text;
  private boolean published;

  private WholeFile(OutputFolders folders, DiskOps disk, Path target, Path temporary)
      throws IOException {
    this.folders = folders;
    this.disk = disk;
    this.target = target;
    this.temporary = temporary;
    disk.delete(temporary);
    this.open = disk.create(temporary);
    // An encoder made from the charset replaces what has no encoding (half a surrogate pair from
    // the input) instead of failing the whole manifest over it.
    this.text =
        new BufferedWriter(
            new OutputStreamWriter(new FileStream(open), StandardCharsets.UTF_8), BUFFER);
  }

  /**
   * @param name relative to the output folder, with forward slashes
   */
  static WholeFile begin(OutputFolders folders, DiskOps disk, String name) throws IOException {
    return begin(folders, disk, name, name.replace('/', '-') + ".part");
  }

  /**
   * @param temporary the file's name while it is being written
   */
  static WholeFile begin(OutputFolders folders, DiskOps disk, String name, String temporary)
      throws IOException {
    try {
      Path folder = folders.root().resolve(ImageStore.TEMPORARY);
      folders.create(folder);
      Path target = folders.root().resolve(name);
      folders.create(OutputFolders.folderOf(target));
      return new WholeFile(folders, disk, target, folder.resolve(temporary));
    } catch (IOException e) {
      throw DiskException.of("write " + name, e);
    }
  }

  /** Writes a whole file at once. */
  static void write(OutputFolders folders, DiskOps disk, String name, String content)
      throws IOException {
    try (WholeFile file = begin(folders, disk, name)) {
      file.text().write(content);
      file.publish();
    }
  }

  Writer text() {
    return text;
  }

  /** Puts the file in its place; durable on return. */
  void publish() throws IOException {
    try {
      text.flush();
      open.force();
      open.close();
      disk.move(temporary, target);
      published = true;
      folders.force(OutputFolders.folderOf(target));
    } catch (IOException e) {
      throw DiskException.of("write " + folders.relative(target), e);
    }
  }

  /** Leaves the former file as it is unless this one was published. */
  @Override
  public void close() throws IOException {
    open.close();
    if (!published) {
      disk.delete(temporary);
    }
  }

  private static final class FileStream extends OutputStream {
    private final DiskOps.OpenFile file;

    FileStream(DiskOps.OpenFile file) {
      this.file = file;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        file.write(ByteBuffer.wrap(bytes, offset, length));
      } catch (IOException e) {
        throw DiskException.of("write to the output folder", e);
      }
    }
  }
}
