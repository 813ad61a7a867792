package dev.pressrun.luma;

import dev.pressrun.pace.Line;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The body of a download as the sink reads it. It remembers that reading failed, so that failures
 * of the network can be told from failures of the sink, and fails a body that trickles. It takes no
 * more of the line than its turn; what that takes is not held against the body.
 *
 * <p>The clock is the machine's: a jump can make a living download look like a trickle, which costs
 * one more download.
 */
final class WatchedBody extends InputStream {
  /** In every idle timeout's time at least this much must arrive. */
  static final long LEAST_BYTES = 64 * 1024;

  private final InputStream in;
  private final InstantSource clock;
  private final Duration window;
  private final Line line;
  private Instant windowStart;
  private long windowBytes;
  private @Nullable IOException failure;

  WatchedBody(InputStream in, InstantSource clock, Duration window, Line line) {
    this.in = in;
    this.clock = clock;
    this.window = window;
    this.line = line;
    this.windowStart = clock.instant();
  }

  /** Why the body could not be read; null where it could. */
  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      int count = in.read(target, offset, length);
      if (count > 0) {
        windowStart = windowStart.plusNanos(MeteredOutput.carry(line, count));
        requireProgress(count);
      }
      return count;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private void requireProgress(int count) throws IOException {
    windowBytes += count;
    Instant now = clock.instant();
    if (Duration.between(windowStart, now).compareTo(window) < 0) {
      return;
    }
    if (windowBytes < LEAST_BYTES) {
      throw new IOException("only %d bytes in %d s".formatted(windowBytes, window.toSeconds()));
    }
    windowStart = now;
    windowBytes = 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
