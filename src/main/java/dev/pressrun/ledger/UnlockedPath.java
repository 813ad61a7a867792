package dev.pressrun.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files that are read without a lock, so that a look at a ledger neither waits for the run that
 * holds it nor keeps one from starting. H2 makes an instance for each path, hence the public
 * constructor.
 */
public final class UnlockedPath extends FilePathWrapper {
  static final String PREFIX = "unlocked:";

  /** Makes {@link #PREFIX} known to H2. */
  static void register() {
    FilePath.register(new UnlockedPath());
  }

  @Override
  public String getScheme() {
    return "unlocked";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(super.open("r"));
  }

  private static final class Channel extends FileBaseDefault {
    private final FileChannel file;

    Channel(FileChannel file) {
      this.file = file;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return file.read(target, position);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      throw new IOException("this file is only read");
    }

    @Override
    public synchronized FileLock tryLock(long position, long size, boolean shared) {
      return new NoLock(this);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }

  private static final class NoLock extends FileLock {
    NoLock(FileChannel channel) {
      super(channel, 0, Long.MAX_VALUE, true);
    }

    @Override
    public boolean isValid() {
      return true;
    }

    @Override
    public void release() {
      // There is nothing to let go of.
    }
  }
}
