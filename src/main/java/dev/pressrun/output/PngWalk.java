package dev.pressrun.output;

import dev.pressrun.output.PictureFormat.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** PNG (ISO/IEC 15948): signature, then chunks with a CRC-32 each, from IHDR to IEND. */
final class PngWalk implements PictureFormat.Walk {
  private static final int[] SIGNATURE = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int HEADER_BYTES = 13;
  private static final int INDEXED_COLOUR = 3;

  @Override
  public Size walk(PictureBytes bytes) throws IOException {
    for (int expected : SIGNATURE) {
      if (bytes.u8() != expected) {
        throw new BadPictureException("The PNG's signature is damaged.");
      }
    }
    return new Chunks(bytes).toEnd();
  }

  /** The state of one walk. */
  private static final class Chunks {
    private final PictureBytes bytes;
    private @Nullable Size size;
    private int colourType;
    private boolean palette;
    private boolean dataEnded;
    private long dataBytes;
    private String previous = "";

    Chunks(PictureBytes bytes) {
      this.bytes = bytes;
    }

    Size toEnd() throws IOException {
      while (!previous.equals("IEND")) {
        chunk();
      }
      if (size == null || dataBytes == 0) {
        throw new BadPictureException("The PNG has no picture data.");
      }
      if (colourType == INDEXED_COLOUR && !palette) {
        throw new BadPictureException("The PNG has lost its palette.");
      }
      return size;
    }

    private void chunk() throws IOException {
      long length = bytes.u32();
      byte[] name = new byte[4];
      for (int i = 0; i < name.length; i++) {
        name[i] = (byte) bytes.u8();
      }
      String type = new String(name, StandardCharsets.US_ASCII);
      inOrder(type, length);
      CRC32 checksum = new CRC32();
      checksum.update(name);
      if (type.equals("IHDR")) {
        header(checksum);
      } else {
        bytes.skip(length, checksum);
      }
      if (bytes.u32() != checksum.getValue()) {
        throw new BadPictureException("The PNG is damaged: a checksum does not match.");
      }
      previous = type;
    }

    private void inOrder(String type, long length) throws BadPictureException {
      if (length > Integer.MAX_VALUE
          || !type.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) {
        throw new BadPictureException("The PNG is damaged: a part has no valid name or length.");
      }
      boolean first = previous.isEmpty();
      if (first != type.equals("IHDR") || (first && length != HEADER_BYTES)) {
        throw new BadPictureException("The PNG does not begin with its header.");
      }
      if (type.equals("IDAT")) {
        if (dataEnded) {
          throw new BadPictureException("The PNG's picture data is torn apart.");
        }
        dataBytes += length;
      } else {
        dataEnded = dataEnded || previous.equals("IDAT");
      }
      palette = palette || (type.equals("PLTE") && dataBytes == 0);
    }

    private void header(CRC32 checksum) throws IOException {
      int[] field = new int[HEADER_BYTES];
      for (int i = 0; i < field.length; i++) {
        field[i] = bytes.u8();
        checksum.update(field[i]);
      }
      int depth = field[8];
      colourType = field[9];
      if (!depthFits(depth, colourType) || field[10] != 0 || field[11] != 0 || field[12] > 1) {
        throw new BadPictureException("The PNG's header holds values that PNG does not have.");
      }
      size = Size.of(number(field, 0), number(field, 4));
    }

    private static boolean depthFits(int depth, int colourType) {
      return switch (colourType) {
        case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
        case INDEXED_COLOUR -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
        case 2, 4, 6 -> depth == 8 || depth == 16;
        default -> false;
      };
    }

    private static long number(int[] field, int at) {
      return (long) field[at] << 24 | field[at + 1] << 16 | field[at + 2] << 8 | field[at + 3];
    }
  }
}
