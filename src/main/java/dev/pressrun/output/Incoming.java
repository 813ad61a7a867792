package dev.pressrun.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A picture being received into a temporary file, and its digest. */
final class Incoming implements AutoCloseable {
  private final DiskOps disk;
  private final Path file;
  private final DiskOps.OpenFile open;
  private final MessageDigest digest = Sha256.digest();
  private long bytes;
  private String sha256 = "";
  private boolean gone;

  /** Takes over a file that was just created. */
  Incoming(DiskOps disk, Path file, DiskOps.OpenFile open) {
    this.disk = disk;
    this.file = file;
    this.open = open;
  }

  void append(byte[] block, int length) throws IOException {
    try {
      open.write(ByteBuffer.wrap(block, 0, length));
    } catch (IOException e) {
      throw DiskException.of("write a picture", e);
    }
    digest.update(block, 0, length);
    bytes += length;
  }

  /** Makes the bytes durable; no more may follow. */
  void complete() throws IOException {
    open.force();
    open.close();
    sha256 = Sha256.hex(digest);
  }

  void moveTo(Path target) throws IOException {
    disk.move(file, target);
    gone = true;
  }

  long bytes() {
    return bytes;
  }

  /** 64 hexadecimal digits, once complete. */
  String sha256() {
    return sha256;
  }

  /** Deletes the temporary file unless it was moved to its place. */
  @Override
  public void close() throws IOException {
    open.close();
    if (!gone) {
      disk.delete(file);
    }
  }
}
