package dev.pressrun.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Every operation by which this package changes the disk, so that a test can stop the program
 * before and after each of them. The real one is {@link JdkDisk}.
 */
public interface DiskOps {
  /**
   * Creates a file for writing.
   *
   * @throws java.nio.file.FileAlreadyExistsException where there is one already
   */
  OpenFile create(Path file) throws IOException;

  /** Renames within one file system, atomically; a file that is at {@code to} is replaced. */
  void move(Path from, Path to) throws IOException;

  /** Creates one folder, whose parent exists; does nothing where it exists. */
  void createFolder(Path folder) throws IOException;

  /** Makes the names in a folder survive a loss of power. */
  void forceFolder(Path folder) throws IOException;

  /** Deletes a file; does nothing where there is none. */
  void delete(Path file) throws IOException;

  /** A file being written from its beginning to its end. */
  interface OpenFile extends Closeable {
    /** Writes all that remains in the buffer. */
    void write(ByteBuffer bytes) throws IOException;

    /** Makes all that was written survive a loss of power. */
    void force() throws IOException;
  }
}
