package dev.pressrun.output;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A picture's bytes on their way from the network: each block goes to a sink (file and digest) and
 * is then read by the format's walk, so that one pass both keeps and verifies the picture.
 */
final class PictureBytes {
  private static final int BLOCK = 32 * 1024;

  /** Where every byte goes, in order. */
  interface Sink {
    void accept(byte[] block, int length) throws IOException;
  }

  private final InputStream body;
  private final Sink sink;
  private final long maxBytes;
  private final byte[] block = new byte[BLOCK];
  private int at;
  private int limit;
  private long received;

  PictureBytes(InputStream body, Sink sink, long maxBytes) {
    this.body = body;
    this.sink = sink;
    this.maxBytes = maxBytes;
  }

  /** Up to {@code length} of the bytes that come next, which stay to be read; only at the start. */
  byte[] head(int length) throws IOException {
    if (limit == 0) {
      fill();
    }
    return Arrays.copyOf(block, Math.min(length, limit));
  }

  /** Bytes received so far, the ones not yet walked over included. */
  long received() {
    return received;
  }

  /** The next byte, or -1 at the end. */
  int next() throws IOException {
    if (at == limit && !fill()) {
      return -1;
    }
    return block[at++] & 0xff;
  }

  /** The next byte, which must be there. */
  int u8() throws IOException {
    int value = next();
    if (value < 0) {
      throw cutOff();
    }
    return value;
  }

  int u16() throws IOException {
    return u8() << 8 | u8();
  }

  int u16LittleEndian() throws IOException {
    return u8() | u8() << 8;
  }

  int u24LittleEndian() throws IOException {
    return u16LittleEndian() | u8() << 16;
  }

  long u32() throws IOException {
    return (long) u16() << 16 | u16();
  }

  long u32LittleEndian() throws IOException {
    return u16LittleEndian() | (long) u16LittleEndian() << 16;
  }

  void skip(long count) throws IOException {
    walk(count, null);
  }

  /** Passes over bytes and adds them to a checksum. */
  void skip(long count, CRC32 checksum) throws IOException {
    walk(count, checksum);
  }

  /**
   * Refuses anything but zeros until the end: some writers pad, and bytes after a picture's end are
   * a sign of a mixed-up body.
   */
  void onlyPaddingIsLeft() throws IOException {
    for (int value = next(); value >= 0; value = next()) {
      if (value != 0) {
        throw new BadPictureException("More bytes follow after the picture's end.");
      }
    }
  }

  BadPictureException cutOff() {
    return new BadPictureException(
        "The picture is cut off: only " + Words.bytes(received) + " of it arrived.");
  }

  private void walk(long count, @Nullable CRC32 checksum) throws IOException {
    long left = count;
    while (left > 0) {
      if (at == limit && !fill()) {
        throw cutOff();
      }
      int step = (int) Math.min(left, limit - at);
      if (checksum != null) {
        checksum.update(block, at, step);
      }
      at += step;
      left -= step;
    }
  }

  private boolean fill() throws IOException {
    at = 0;
    limit = body.readNBytes(block, 0, BLOCK);
    received += limit;
    if (received > maxBytes) {
      throw new BadPictureException(
          "The answer is larger than " + Words.bytes(maxBytes) + ", the most that is taken.");
    }
    if (limit > 0) {
      sink.accept(block, limit);
    }
    return limit > 0;
  }
}
