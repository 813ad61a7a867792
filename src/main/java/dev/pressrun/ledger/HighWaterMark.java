package dev.pressrun.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The newest attempt that the ledger is known to hold, in a file of its own. A ledger that knows
 * fewer attempts than this was cut short or brought back from an old copy, and would buy again what
 * it has forgotten.
 *
 * <p>It is written after the ledger is durable, and needs no fsync: it may be behind the ledger,
 * never ahead.
 */
final class HighWaterMark implements AutoCloseable {
  private static final String NAME = "ledger.mark";

  private final FileChannel channel;
  private long mark;

  private HighWaterMark(FileChannel channel, long mark) {
    this.channel = channel;
    this.mark = mark;
  }

  static HighWaterMark open(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve(NAME),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
    channel.read(bytes, 0);
    return new HighWaterMark(channel, bytes.hasRemaining() ? 0 : bytes.flip().getLong());
  }

  /** Whether anything was ever submitted. */
  boolean isRaised() {
    return mark > 0;
  }

  /**
   * Throws unless the ledger knows as much as it once did.
   *
   * @param lastAttempt the newest attempt that the ledger in the folder knows
   */
  void refuseLess(long lastAttempt, Path folder) {
    if (lastAttempt < mark) {
      throw new LedgerException(
          "The state file in %s knows %d submissions, but %d were made: it is gone, was cut short, or is an old copy. "
                  .formatted(folder, lastAttempt, mark)
              + "Going on would pay again for what it has forgotten, so nothing was started and the file was left as it is."
              + " Restore the newest copy; to go on in spite of that, delete the file ledger.mark beside it.");
    }
  }

  synchronized void raise(long attemptId) throws IOException {
    if (attemptId > mark) {
      mark = attemptId;
      channel.write(ByteBuffer.allocate(Long.BYTES).putLong(mark).flip(), 0);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
