package dev.pressrun.simulator;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Hands on what is written in small parts: the JDK's server keeps a buffer as large as the largest
 * part, for each connection.
 */
final class SlicedOutput extends FilterOutputStream {
  private static final int SLICE = 64 * 1024;

  SlicedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int end = offset + length;
    for (int from = offset; from < end; from += SLICE) {
      out.write(bytes, from, Math.min(SLICE, end - from));
    }
  }
}
