package dev.pressrun.luma;

import dev.pressrun.model.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A local reference as it is read from disk. {@link #verify} says whether its bytes were those that
 * were checked; a failure of the disk counts as a change, too.
 */
final class CheckedReference extends InputStream {
  private final InputStream in;
  private final Reference.LocalFile reference;
  private final MessageDigest digest;
  private long bytesRead;

  CheckedReference(InputStream in, Reference.LocalFile reference) {
    this.in = in;
    this.reference = reference;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count;
    try {
      count = in.read(target, offset, length);
    } catch (IOException e) {
      throw changed("can no longer be read: " + e.getClass().getSimpleName());
    }
    if (count > 0) {
      digest.update(target, offset, count);
      bytesRead += count;
    } else if (count < 0 && bytesRead < reference.sentBytes()) {
      throw changed("has shrunk");
    }
    return count;
  }

  /** To be called when as many bytes have been read as the reference has. */
  void verify() throws IOException {
    if (read() >= 0) {
      throw changed("has grown");
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(reference.sentSha256())) {
      throw changed("has other content now");
    }
  }

  private ReferenceChangedException changed(String what) {
    return new ReferenceChangedException(reference.path(), what);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
