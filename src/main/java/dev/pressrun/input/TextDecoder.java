package dev.pressrun.input;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Turns the bytes of a table into characters, part by part. Bytes that are not UTF-8 make it go on
 * as Windows-1252 where it may choose; the structure of a table, which is ASCII in both, reads the
 * same before and after.
 */
final class TextDecoder {
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final CharBuffer out = CharBuffer.allocate(16 * 1024);
  private final QuoteScan sink;
  private final boolean mayChange;
  private Charset charset;
  private CharsetDecoder decoder;
  private int strayByte = -1;
  private long strayLine;

  /**
   * Begins with a charset and hands the characters on.
   *
   * @param mayChange whether Windows-1252 may take its place
   */
  TextDecoder(Charset charset, boolean mayChange, QuoteScan sink) {
    this.charset = charset;
    this.mayChange = mayChange;
    this.sink = sink;
    this.decoder = strict(charset);
  }

  private static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /**
   * Takes what it can of the bytes.
   *
   * @return false where a byte cannot be read: {@link #strayByte} tells which
   */
  boolean decode(ByteBuffer in, boolean last) {
    while (true) {
      CoderResult result = decoder.decode(in, out, last);
      handOn();
      if (result.isUnderflow()) {
        return true;
      }
      if (result.isError() && !change(in)) {
        return false;
      }
    }
  }

  private boolean change(ByteBuffer in) {
    boolean first = strayByte < 0;
    strayByte = in.get(in.position()) & 0xff;
    strayLine = sink.line();
    if (!mayChange || !first) {
      return false;
    }
    charset = WINDOWS_1252;
    decoder = strict(charset);
    return true;
  }

  private void handOn() {
    sink.accept(out.array(), out.position());
    out.clear();
  }

  /** What the bytes turned out to be. */
  Charset charset() {
    return charset;
  }

  /** The byte that the encoding last tried cannot hold, 0 to 255; negative: there is none. */
  int strayByte() {
    return strayByte;
  }

  /** Where that byte stands, from 1. */
  long strayLine() {
    return strayLine;
  }
}
