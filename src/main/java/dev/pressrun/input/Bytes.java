package dev.pressrun.input;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/**
 * A file's bytes, read piece by piece at any place.
 *
 * @param channel stays open; its owner closes it
 */
record Bytes(SeekableByteChannel channel) {
  long length() throws IOException {
    return channel.size();
  }

  /** At most so many bytes from a place on; fewer where the file ends before. */
  byte[] upTo(long from, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    channel.position(from);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // the channel may hand out less than is asked for
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /**
   * Exactly so many bytes from a place on.
   *
   * @throws EOFException where the file ends before
   */
  byte[] exactly(long from, int count) throws IOException {
    byte[] bytes = upTo(from, count);
    if (bytes.length < count) {
      throw new EOFException("the file ends before byte " + (from + count));
    }
    return bytes;
  }

  /** An unsigned number of 1 to 4 bytes, the most significant first. */
  static long big(byte[] bytes, int from, int count) {
    long value = 0;
    for (int i = from; i < from + count; i++) {
      value = value << 8 | bytes[i] & 0xff;
    }
    return value;
  }

  /** An unsigned number of 1 to 4 bytes, the least significant first. */
  static long little(byte[] bytes, int from, int count) {
    long value = 0;
    for (int i = from + count - 1; i >= from; i--) {
      value = value << 8 | bytes[i] & 0xff;
    }
    return value;
  }
}
