package dev.pressrun.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Which submissions have not left: what a killed run had written down, and whose POST was still
 * waiting for a connection, was never paid for and is not in doubt.
 *
 * <p>Each attempt has one byte in a file beside the ledger: WAITING before it is written down in
 * the ledger, LEFT right before its request can reach the API whole. The file is never synced, as
 * the machine's memory outlives every process; so it counts within the same boot of the machine
 * alone, and only as the very file that was written. An attempt without its byte may have left.
 */
final class Departures implements AutoCloseable {
  private static final String NAME = "ledger.departures";
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final int HEADER_BYTES = 256;
  private static final byte WAITING = 'w';
  private static final byte LEFT = 'l';

  private final FileChannel channel;
  private final String origin;
  private final long first;
  private boolean begun;

  private Departures(FileChannel channel, String origin, long first) {
    this.channel = channel;
    this.origin = origin;
    this.first = first;
  }

  /**
   * Opens what the last run has left; it stays until this one writes.
   *
   * @param first the first attempt that is not in the ledger yet
   */
  static Departures open(Path folder, long first) throws IOException {
    return open(folder, first, boot());
  }

  /**
   * As {@link #open(Path, long)}.
   *
   * @param boot a name of the machine's present boot; empty where it has none
   */
  static Departures open(Path folder, long first, String boot) throws IOException {
    Path file = folder.resolve(NAME);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    // A copy of the file may be older than the ledger beside it.
    Object identity = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    String origin = boot.isEmpty() || identity == null ? "" : boot + " " + identity;
    return new Departures(channel, origin, first);
  }

  private static String boot() {
    try {
      return Files.readString(BOOT).strip();
    } catch (IOException unknown) {
      return "";
    }
  }

  /** The attempt is about to be written down in the ledger. */
  synchronized void willWait(long attemptId) throws IOException {
    if (!begun) {
      channel.truncate(0);
      write(header(origin, first), 0);
      begun = true;
    }
    note(attemptId, WAITING);
  }

  /** The attempt's request may reach the API whole from now on. */
  void leaves(long attemptId) throws IOException {
    note(attemptId, LEFT);
  }

  /** Whether the attempt's request may have reached the API, as far as is known. */
  boolean mayHaveLeft(long attemptId) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    channel.read(header, 0);
    if (origin.isEmpty() || header.hasRemaining()) {
      return true;
    }
    long start = header.flip().getLong();
    ByteBuffer note = ByteBuffer.allocate(1);
    return !header.rewind().equals(header(origin, start))
        || attemptId < start
        || channel.read(note, place(attemptId, start)) != 1
        || note.get(0) != WAITING;
  }

  private void note(long attemptId, byte what) throws IOException {
    write(ByteBuffer.wrap(new byte[] {what}), place(attemptId, first));
  }

  private static long place(long attemptId, long start) {
    return HEADER_BYTES + attemptId - start;
  }

  private static ByteBuffer header(String origin, long start) {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    byte[] text = origin.getBytes(StandardCharsets.UTF_8);
    return header.putLong(start).put(text, 0, Math.min(text.length, header.remaining())).rewind();
  }

  private void write(ByteBuffer bytes, long position) throws IOException {
    int offset = 0;
    while (bytes.hasRemaining()) {
      offset += channel.write(bytes, position + offset);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
