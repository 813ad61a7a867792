package dev.pressrun.output;

import dev.pressrun.output.PictureFormat.Size;
import java.io.IOException;

/** GIF 87a and 89a: screen descriptor, blocks of sub-blocks, trailer. */
final class GifWalk implements PictureFormat.Walk {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;
  private static final int TRAILER = 0x3b;
  private static final int HAS_COLOUR_TABLE = 0x80;

  @Override
  public Size walk(PictureBytes bytes) throws IOException {
    bytes.skip(6);
    Size size = Size.of(bytes.u16LittleEndian(), bytes.u16LittleEndian());
    int flags = bytes.u8();
    bytes.skip(2);
    colourTable(bytes, flags);
    boolean drawn = false;
    for (int block = bytes.u8(); block != TRAILER; block = bytes.u8()) {
      if (block == EXTENSION) {
        bytes.skip(1);
      } else if (block == IMAGE) {
        bytes.skip(8);
        colourTable(bytes, bytes.u8());
        bytes.skip(1);
        drawn = true;
      } else {
        throw new BadPictureException("The GIF is damaged: its parts do not follow one another.");
      }
      subBlocks(bytes);
    }
    if (!drawn) {
      throw new BadPictureException("The GIF has no picture data.");
    }
    return size;
  }

  private static void colourTable(PictureBytes bytes, int flags) throws IOException {
    if ((flags & HAS_COLOUR_TABLE) != 0) {
      bytes.skip(3L << ((flags & 7) + 1));
    }
  }

  private static void subBlocks(PictureBytes bytes) throws IOException {
    for (int length = bytes.u8(); length != 0; length = bytes.u8()) {
      bytes.skip(length);
    }
  }
}
