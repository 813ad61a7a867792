package dev.pressrun.luma;

import dev.pressrun.pace.Line;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** Writes no faster than the line carries. */
final class MeteredOutput extends FilterOutputStream {
  private final Line line;

  MeteredOutput(OutputStream out, Line line) {
    super(out);
    this.line = line;
  }

  @Override
  public void write(int b) throws IOException {
    carry(line, 1);
    out.write(b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    carry(line, length);
    out.write(bytes, offset, length);
  }

  /**
   * Waits until the line has carried so many bytes.
   *
   * @return nanoseconds that this took
   * @throws InterruptedIOException where the thread is interrupted; it stays so
   */
  static long carry(Line line, int bytes) throws InterruptedIOException {
    try {
      return line.carry(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
