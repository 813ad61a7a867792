package dev.pressrun.output;

import dev.pressrun.output.PictureFormat.Size;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * WebP: a RIFF file whose length stands in its head; the picture is a chunk VP8 (lossy), VP8L
 * (lossless) or ANMF (a frame of an animation, whose size is in VP8X).
 */
final class WebpWalk implements PictureFormat.Walk {
  private static final int CHUNK_HEAD = 8;
  private static final long VP8 = name("VP8 ");
  private static final long VP8L = name("VP8L");
  private static final long VP8X = name("VP8X");
  private static final long ANMF = name("ANMF");

  @Override
  public Size walk(PictureBytes bytes) throws IOException {
    bytes.skip(4);
    long left = bytes.u32LittleEndian() - 4;
    bytes.skip(4);
    Size size = null;
    boolean drawn = false;
    while (left > 0) {
      long chunk = bytes.u32();
      long length = bytes.u32LittleEndian();
      long padded = length + (length & 1);
      left -= CHUNK_HEAD + padded;
      if (left < 0) {
        throw damaged();
      }
      Size found = sizeIn(bytes, chunk, length);
      bytes.skip(padded - headBytes(chunk));
      size = size == null ? found : size;
      drawn = drawn || chunk == VP8 || chunk == VP8L || chunk == ANMF;
    }
    if (size == null || !drawn) {
      throw new BadPictureException("The WebP has no picture data.");
    }
    return size;
  }

  private static int headBytes(long chunk) {
    return chunk == VP8 || chunk == VP8X ? 10 : chunk == VP8L ? 5 : 0;
  }

  private static @Nullable Size sizeIn(PictureBytes bytes, long chunk, long length)
      throws IOException {
    if (length < headBytes(chunk)) {
      throw damaged();
    }
    if (chunk == VP8) {
      bytes.skip(6);
      return Size.of(bytes.u16LittleEndian() & 0x3fff, bytes.u16LittleEndian() & 0x3fff);
    }
    if (chunk == VP8L) {
      bytes.skip(1);
      long packed = bytes.u32LittleEndian();
      return Size.of((packed & 0x3fff) + 1, (packed >> 14 & 0x3fff) + 1);
    }
    if (chunk == VP8X) {
      bytes.skip(4);
      return Size.of(bytes.u24LittleEndian() + 1L, bytes.u24LittleEndian() + 1L);
    }
    return null;
  }

  private static long name(String fourLetters) {
    long value = 0;
    for (char letter : fourLetters.toCharArray()) {
      value = value << 8 | letter;
    }
    return value;
  }

  private static BadPictureException damaged() {
    return new BadPictureException("The WebP is damaged: its parts do not fit its length.");
  }
}
