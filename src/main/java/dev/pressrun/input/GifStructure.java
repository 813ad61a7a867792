package dev.pressrun.input;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;

/** Walks over a GIF's blocks to its trailer, and counts its frames (GIF89a specification). */
final class GifStructure {
  private static final int HEADER = 6;
  private static final int SCREEN = 7;
  private static final int DESCRIPTOR = 9;
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int TRAILER = 0x3B;

  private GifStructure() {}

  static ImageSize inspect(Bytes bytes) throws IOException {
    byte[] screen = bytes.exactly(HEADER, SCREEN);
    ImageSize size = new ImageSize(Bytes.little(screen, 0, 2), Bytes.little(screen, 2, 2));
    bytes.channel().position(HEADER + SCREEN);
    // Its channel belongs to somebody else, who closes it.
    InputStream in = new BufferedInputStream(Channels.newInputStream(bytes.channel()));
    in.skipNBytes(colours(screen[4]));
    int frames = frames(in);
    return frames == 0
        ? ImageSize.flawed("the GIF is damaged; export or copy it again")
        : size.animated(frames > 1);
  }

  /** How many there are; none where the blocks make no sense. */
  private static int frames(InputStream in) throws IOException {
    int frames = 0;
    for (int block = next(in); block != TRAILER; block = next(in)) {
      if (block == IMAGE) {
        frames++;
        skipImage(in);
      } else if (block == EXTENSION) {
        next(in);
        skipBlocks(in);
      } else {
        return 0;
      }
    }
    return frames;
  }

  private static void skipImage(InputStream in) throws IOException {
    byte[] descriptor = in.readNBytes(DESCRIPTOR);
    if (descriptor.length < DESCRIPTOR) {
      throw new EOFException("within an image");
    }
    in.skipNBytes(colours(descriptor[DESCRIPTOR - 1]));
    next(in);
    skipBlocks(in);
  }

  /** The bytes of the colour table that follows, if these flags announce one. */
  private static long colours(byte flags) {
    return (flags & 0x80) == 0 ? 0 : 3L << (flags & 7) + 1;
  }

  private static void skipBlocks(InputStream in) throws IOException {
    for (int length = next(in); length > 0; length = next(in)) {
      in.skipNBytes(length);
    }
  }

  private static int next(InputStream in) throws IOException {
    int read = in.read();
    if (read < 0) {
      throw new EOFException("no trailer");
    }
    return read;
  }
}
