package dev.pressrun.simulator;

import dev.pressrun.model.ApiRules;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Takes in one input image's bytes as they are decoded: looks at them, hashes them, passes them on
 * to a file. What is beyond the API's largest size is counted and dropped.
 */
final class ImageSink extends OutputStream {
  private final OutputStream file;
  private final MessageDigest digest;
  private final ImageSniffer sniffer = new ImageSniffer();
  private long count;

  ImageSink(OutputStream file, MessageDigest digest) {
    this.file = file;
    this.digest = digest;
  }

  @Override
  public void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    count += length;
    if (!tooLarge()) {
      sniffer.write(bytes, offset, length);
      digest.update(bytes, offset, length);
      file.write(bytes, offset, length);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  boolean tooLarge() {
    return count > ApiRules.MAX_REFERENCE_BYTES;
  }

  long count() {
    return count;
  }

  /** The picture's hash as hexadecimal digits; to be asked once, after the last byte. */
  String digestHex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  Optional<ImageSniffer.Seen> seen() {
    return sniffer.seen();
  }
}
