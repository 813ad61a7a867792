package dev.pressrun.input;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How a picture is to be held, as its EXIF data say. */
final class ExifOrientation {
  static final int UPRIGHT = 1;

  /** JPEG allows no more, and what is longer elsewhere is not looked at. */
  static final int MOST_BYTES = 64 * 1024;

  private static final int LAST = 8;
  private static final byte[] MARK = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

  private ExifOrientation() {}

  /** Whether these bytes begin as EXIF data in a JPEG do. */
  static boolean isMarked(byte[] bytes) {
    return bytes.length > MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
  }

  /** 1 to 8; {@link #UPRIGHT} where the data do not say. */
  static int of(byte[] exif) {
    byte[] tiff = isMarked(exif) ? Arrays.copyOfRange(exif, MARK.length, exif.length) : exif;
    Metadata metadata = new Metadata();
    new ExifReader().extract(new ByteArrayReader(tiff), metadata);
    ExifIFD0Directory first = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    Integer found = first == null ? null : first.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
    return found == null || found < UPRIGHT || found > LAST ? UPRIGHT : found;
  }
}
