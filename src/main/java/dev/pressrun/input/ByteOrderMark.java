package dev.pressrun.input;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes with which a text says how it is encoded.
 *
 * @param charset what it says; null: there is no mark
 * @param length of the mark, in bytes
 */
record ByteOrderMark(@Nullable Charset charset, int length) {
  private record Sign(Charset charset, byte... bytes) {}

  private static final List<Sign> SIGNS =
      List.of(
          new Sign(StandardCharsets.UTF_8, (byte) 0xEF, (byte) 0xBB, (byte) 0xBF),
          new Sign(StandardCharsets.UTF_16LE, (byte) 0xFF, (byte) 0xFE),
          new Sign(StandardCharsets.UTF_16BE, (byte) 0xFE, (byte) 0xFF));

  /** The mark that the bytes begin with. */
  static ByteOrderMark of(byte[] head) {
    for (Sign sign : SIGNS) {
      int length = sign.bytes.length;
      if (head.length >= length && Arrays.equals(head, 0, length, sign.bytes, 0, length)) {
        return new ByteOrderMark(sign.charset, length);
      }
    }
    return new ByteOrderMark(null, 0);
  }
}
