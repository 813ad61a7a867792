package dev.pressrun.simulator.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Writes a text into an encoded picture, where viewers show it as a comment. */
final class Stamp {
  private static final int PNG_HEAD = 8 + 25;
  private static final int JPEG_HEAD = 2;

  private Stamp() {}

  /** The PNG with an iTXt chunk after its header. */
  static byte[] png(byte[] picture, String text) {
    byte[] body = ("iTXtComment\0\0\0\0\0" + text).getBytes(StandardCharsets.UTF_8);
    CRC32 checksum = new CRC32();
    checksum.update(body);
    return ByteBuffer.allocate(picture.length + body.length + 8)
        .put(picture, 0, PNG_HEAD)
        .putInt(body.length - 4)
        .put(body)
        .putInt((int) checksum.getValue())
        .put(picture, PNG_HEAD, picture.length - PNG_HEAD)
        .array();
  }

  /** The JPEG with a COM segment at its start; the text has 65,533 bytes at most. */
  static byte[] jpeg(byte[] picture, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(picture.length + body.length + 4)
        .put(picture, 0, JPEG_HEAD)
        .putShort((short) 0xfffe)
        .putShort((short) (body.length + 2))
        .put(body)
        .put(picture, JPEG_HEAD, picture.length - JPEG_HEAD)
        .array();
  }
}
