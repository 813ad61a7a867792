package dev.pressrun.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * How far each submission on the wire has come, noted beside the ledger as it happens: what a
 * killed run had written down and not sent was never paid for, and an answer that it could not
 * write down any more, such as on a full disk, is not lost.
 *
 * <p>The file is a ring of records whose room is taken at the start. It is never synced, since the
 * machine's memory outlives every process: that an attempt waits counts within the same boot of the
 * machine alone, and only in the very file that was written. An attempt that has no intact record
 * of its own may have been sent.
 */
final class WireNotes implements AutoCloseable {
  private static final String NAME = "ledger.wire";
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final int RECORDS = 1024;
  private static final int RECORD_BYTES = 128;
  private static final int CHECKED_BYTES = RECORD_BYTES - Long.BYTES;
  private static final byte WAITS = 'w';
  private static final byte LEFT = 'l';
  private static final byte ACCEPTED = 'a';

  private final Path file;
  private final FileChannel channel;
  private final int origin;

  private WireNotes(Path file, FileChannel channel, int origin) {
    this.file = file;
    this.channel = channel;
    this.origin = origin;
  }

  /** Opens the folder's notes; those of the last run are there until they are written over. */
  static WireNotes open(Path folder) throws IOException {
    return open(folder, boot());
  }

  /**
   * As {@link #open(Path)}.
   *
   * @param boot a name of the machine's present boot; empty where it has none
   */
  static WireNotes open(Path folder, String boot) throws IOException {
    Path file = folder.resolve(NAME);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    // A copy of the file may be older than the ledger beside it.
    Object identity = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    int origin = boot.isEmpty() || identity == null ? 0 : (boot + identity).hashCode();
    WireNotes notes = new WireNotes(file, channel, origin);
    int missing = RECORDS * RECORD_BYTES - Math.toIntExact(channel.size());
    notes.write(ByteBuffer.allocate(Math.max(0, missing)), channel.size());
    return notes;
  }

  private static String boot() {
    try {
      return Files.readString(BOOT).strip();
    } catch (IOException unknown) {
      return "";
    }
  }

  /**
   * Refuses to go on where the state's folder was removed: what is written to an open file whose
   * name is gone is lost, and with it all knowledge of what was paid for.
   */
  void requirePresent() {
    if (!Files.exists(file)) {
      throw LedgerException.removed(file);
    }
  }

  /** The same; where it fails since the state's folder was removed, that is said. */
  Prerequisite explaining(Prerequisite prerequisite) {
    return () -> {
      try {
        prerequisite.ensure();
      } catch (IOException e) {
        requirePresent();
        throw e;
      }
    };
  }

  /** The attempt is about to be written down in the ledger. */
  void waits(Attempt attempt) throws IOException {
    note(attempt, WAITS, "");
  }

  /** The attempt's request may reach the API whole from now on. */
  void leaves(Attempt attempt) throws IOException {
    note(attempt, LEFT, "");
  }

  /** The API has taken the attempt on. */
  void accepted(Attempt attempt, String generationId) throws IOException {
    note(attempt, ACCEPTED, generationId);
  }

  /** What is known of the attempt. */
  PostFate fate(long attemptId, UUID requestId) throws IOException {
    ByteBuffer record = ByteBuffer.allocate(RECORD_BYTES);
    channel.read(record, place(attemptId));
    if (record.hasRemaining()
        || record.flip().getLong() != attemptId
        || !new UUID(record.getLong(), record.getLong()).equals(requestId)
        || record.getLong(CHECKED_BYTES) != checksum(record)) {
      return new PostFate.Unknown();
    }
    int written = record.getInt();
    byte what = record.get();
    byte[] id = new byte[record.get()];
    record.get(id);
    if (what == ACCEPTED) {
      return new PostFate.Accepted(new String(id, StandardCharsets.UTF_8));
    }
    return what == WAITS && written == origin && origin != 0
        ? new PostFate.Stayed()
        : new PostFate.Unknown();
  }

  private void note(Attempt attempt, byte what, String generationId) throws IOException {
    byte[] id = generationId.getBytes(StandardCharsets.UTF_8);
    ByteBuffer record = ByteBuffer.allocate(RECORD_BYTES);
    record.putLong(attempt.id());
    record.putLong(attempt.requestId().getMostSignificantBits());
    record.putLong(attempt.requestId().getLeastSignificantBits());
    record.putInt(origin).put(what);
    // Ids are half as long. What has no room stays in doubt where its answer cannot be written.
    if (record.position() + 1 + id.length <= CHECKED_BYTES) {
      record.put((byte) id.length).put(id);
      record.putLong(CHECKED_BYTES, checksum(record)).rewind();
      write(record, place(attempt.id()));
    }
  }

  private static long checksum(ByteBuffer record) {
    CRC32 checksum = new CRC32();
    checksum.update(record.array(), 0, CHECKED_BYTES);
    return checksum.getValue();
  }

  private static long place(long attemptId) {
    return attemptId % RECORDS * RECORD_BYTES;
  }

  private void write(ByteBuffer bytes, long position) throws IOException {
    long next = position;
    while (bytes.hasRemaining()) {
      next += channel.write(bytes, next);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
