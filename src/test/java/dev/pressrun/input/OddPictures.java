package dev.pressrun.input;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Pictures of 12 x 8 pixels, red above and blue below, that cannot be sent as they are. Those that
 * are turned are to be held so that red is on the right (EXIF orientation 6).
 */
final class OddPictures {
  static final byte[] TURNED_WEBP =
      decode(
          "UklGRmIAAABXRUJQVlA4WAoAAAAIAAAACwAABwAAVlA4TCEAAAAvC8ABAA9QiruYnwJ5/qOCgrZtmDIof7R34xDR"
              + "/wnAK14ARVhJRhoAAABNTQAqAAAACAABARIAAwAAAAEABgAAAAAAAA==");
  static final byte[] TURNED_PNG =
      decode(
          "iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAIAAABChommAAAAGmVYSWZNTQAqAAAACAABARIAAwAAAAEABgAAAAAA"
              + "ANZnS2kAAAAdSURBVHicY3wmIsJACDARVEFVRYwiGnfoaB1RigDfsQI1V1ARhQAAAABJRU5ErkJggg==");
  static final byte[] ANIMATED_WEBP =
      decode(
          "UklGRpgAAABXRUJQVlA4WAoAAAACAAAACwAABwAAQU5JTQYAAAAAAAAAAABBTk1GOgAAAAAAAAAAAAsAAAcAAGQA"
              + "AAJWUDhMIQAAAC8LwAEAD3AU9lNIH4d7/oMHCtq2Ycyg/NHugojof1Q+AABBTk1GKgAAAAAAAAAAAAsAAAcAAGQA"
              + "AABWUDhMEQAAAC8LwAEAB1DuUhSl/4GI6H8AAA==");
  static final byte[] ANIMATED_PNG =
      decode(
          "iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAIAAABChommAAAACGFjVEwAAAACAAAAAPONk3AAAAAaZmNUTAAAAAAA"
              + "AAAMAAAACAAAAAAAAAAAAAEACgAAGya3gAAAAB1JREFUeJxjfCYiwkAIMBFUQVVFjCIad+hoHVGKAN+xAjVXUBGF"
              + "AAAAGmZjVEwAAAABAAAADAAAAAgAAAAAAAAAAAABAAoAAIBVXVQAAAAZZmRBVAAAAAJ4nGMUuaPBQAgwEVQx7BUB"
              + "AEvzASjQGHAHAAAAAElFTkSuQmCC");
  static final byte[] ANIMATED_GIF =
      decode(
          "R0lGODlhDAAIAIEAAOYUFBQo3AAAAAAAACH5BAAKAAAALAAAAAAMAAgAAAgZAAEIHEiwoMGDCBMODMCwocOHECNK"
              + "nNgwIAAh+QQBCgABACwAAAAADAAIAIEU3CgAAAAAAAAAAAAIEgABCBxIsKDBgwgTKlzIsGHBgAA7");

  private static final byte[] EXIF =
      ("Exif\0\0MM\0*\0\0\0\b\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0\0")
          .getBytes(StandardCharsets.ISO_8859_1);

  private static final byte[] ADOBE = "Adobe\0\144\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

  private OddPictures() {}

  private static byte[] decode(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  static byte[] turnedJpeg() {
    BufferedImage image = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 48; x++) {
        image.setRGB(x, y, y < 16 ? 0xe61414 : 0x1428dc);
      }
    }
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return withSegment(plain.toByteArray(), 0xE1, EXIF);
  }

  private static byte[] withSegment(byte[] jpeg, int marker, byte[] data) {
    ByteArrayOutputStream with = new ByteArrayOutputStream();
    with.writeBytes(Arrays.copyOf(jpeg, 2));
    with.writeBytes(new byte[] {(byte) 0xFF, (byte) marker, 0, (byte) (data.length + 2)});
    with.writeBytes(data);
    with.writeBytes(Arrays.copyOfRange(jpeg, 2, jpeg.length));
    return with.toByteArray();
  }

  /** Full magenta and full yellow, which print red; as Adobe writes it, 0 is full ink. */
  static byte[] cmykJpeg(int width, int height) {
    WritableRaster inks = Raster.createInterleavedRaster(0, width, height, 4, null);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        inks.setPixel(x, y, new int[] {255, 0, 0, 255});
      }
    }
    ImageWriter writer = jdkWriter();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(inks, null, null), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return withSegment(out.toByteArray(), 0xEE, ADOBE);
  }

  /** The JDK's own takes bands as they are. */
  private static ImageWriter jdkWriter() {
    var writers = ImageIO.getImageWritersByFormatName("jpeg");
    ImageWriter writer = writers.next();
    while (!writer.getClass().getName().startsWith("com.sun.")) {
      writer = writers.next();
    }
    return writer;
  }
}
