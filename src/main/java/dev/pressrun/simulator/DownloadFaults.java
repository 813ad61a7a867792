package dev.pressrun.simulator;

import dev.pressrun.simulator.picture.Picture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

/** Sends pictures in ways in which they should not be sent. */
final class DownloadFaults {
  private static final int BLOCK = 65_536;

  private final Duration silence;
  private final Waiter waiter;

  /**
   * @param silence how long a stalled download says nothing
   */
  DownloadFaults(Duration silence, Waiter waiter) {
    this.silence = silence;
    this.waiter = waiter;
  }

  /**
   * Sends the picture with a fault in the bytes or the headers.
   *
   * @param arrivedWhole is run where the picture arrives whole all the same
   * @throws DroppedException where the connection is to be closed in the middle
   */
  void send(Exchange exchange, Picture picture, FaultKind fault, Runnable arrivedWhole)
      throws IOException, InterruptedException {
    byte[] bytes = picture.bytes();
    switch (fault) {
      case DOWNLOAD_DAMAGED -> exchange.send(200, picture.mediaType(), damaged(picture));
      case DOWNLOAD_LENGTH -> half(exchange, picture, bytes.length / 2);
      case DOWNLOAD_TYPE -> exchange.sendCounted(otherType(picture), bytes, arrivedWhole);
      case DOWNLOAD_GZIP -> {
        exchange.header("Content-Encoding", "gzip");
        exchange.sendCounted(picture.mediaType(), gzip(bytes), arrivedWhole);
      }
      case DOWNLOAD_ENDLESS -> endless(exchange, picture);
      default -> {
        half(exchange, picture, bytes.length);
        if (fault == FaultKind.DOWNLOAD_STALLED) {
          waiter.await(silence);
        }
        throw new DroppedException();
      }
    }
  }

  private static void half(Exchange exchange, Picture picture, int declared) throws IOException {
    OutputStream out = exchange.begin(200, picture.mediaType(), declared);
    out.write(picture.bytes(), 0, picture.bytes().length / 2);
    out.flush();
  }

  private static void endless(Exchange exchange, Picture picture) throws IOException {
    OutputStream out = exchange.begin(200, picture.mediaType(), 0);
    out.write(picture.bytes());
    byte[] more = new byte[BLOCK];
    while (!Thread.currentThread().isInterrupted()) {
      out.write(more);
    }
  }

  private static byte[] damaged(Picture picture) {
    byte[] bytes = picture.bytes().clone();
    int at = picture.isPng() ? bytes.length / 2 : bytes.length - 1;
    bytes[at] ^= 0x55;
    return bytes;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static String otherType(Picture picture) {
    return picture.isPng() ? "image/jpeg" : "text/plain";
  }
}
