package dev.pressrun.input;

import dev.pressrun.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a whole table, in constant memory, before its rows are read: how it is encoded,
 * delimited and quoted, its digest, and what makes it unreadable as a whole.
 */
final class TableScan {
  private static final int HEAD_BYTES = 64 * 1024;
  private static final int PART_BYTES = 512 * 1024;

  private final String file;
  private final Quoting quoting;
  private final MessageDigest digest = Digests.sha256();
  private final ByteOrderMark bom;
  private final char delimiter;
  private final QuoteScan quotes;
  private final TextDecoder decoder;

  /**
   * What the pass has found.
   *
   * @param bomBytes at the file's beginning, no part of the text
   * @param encoding in words
   * @param sha256 64 lower-case hexadecimal digits
   */
  record Result(
      Charset charset,
      int bomBytes,
      String encoding,
      char delimiter,
      Quoting quoting,
      String sha256) {}

  private TableScan(Path path, TableFormat format, byte[] head) {
    file = path.toString();
    quoting = format.quoting();
    bom = ByteOrderMark.of(head);
    Charset charset = firstGuess(format.encoding(), bom.charset());
    String beginning = new String(head, bom.length(), head.length - bom.length(), charset);
    delimiter =
        format.delimiter() == null
            ? Delimiters.find(beginning, quoting)
            : format.delimiter().charValue();
    quotes = new QuoteScan(delimiter, quoting == Quoting.NONE ? Delimiters.NONE : quoting.mark());
    boolean free = format.encoding() == null && bom.charset() == null;
    decoder = new TextDecoder(charset, free, quotes);
  }

  private static Charset firstGuess(@Nullable Charset chosen, @Nullable Charset marked) {
    if (chosen != null) {
      return chosen;
    }
    return marked == null ? StandardCharsets.UTF_8 : marked;
  }

  /**
   * Reads the file.
   *
   * @throws InputException where it cannot be read as a table
   */
  static Result of(Path file, TableFormat format) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD_BYTES);
      TableScan scan = new TableScan(file, format, head);
      scan.readAll(head, in);
      return scan.result();
    }
  }

  private void readAll(byte[] head, InputStream rest) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(HEAD_BYTES + PART_BYTES);
    buffer.put(head);
    CompletableFuture<Void> digested = digest(buffer.array(), 0, head.length);
    buffer.flip().position(bom.length());
    int read = 0;
    while (read >= 0) {
      decode(buffer, false);
      digested.join();
      buffer.compact();
      int from = buffer.position();
      read = rest.read(buffer.array(), from, PART_BYTES);
      digested = digest(buffer.array(), from, Math.max(0, read));
      buffer.position(from + Math.max(0, read)).flip();
    }
    decode(buffer, true);
    digested.join();
    quotes.end();
  }

  /** Goes on beside the decoding of the same bytes, which are not changed meanwhile. */
  private CompletableFuture<Void> digest(byte[] bytes, int from, int length) {
    return CompletableFuture.runAsync(() -> digest.update(bytes, from, length));
  }

  private void decode(ByteBuffer in, boolean last) {
    if (!decoder.decode(in, last)) {
      throw problem(
          decoder.strayLine(),
          "the byte %02X is not %s; save the file as UTF-8, or say how it is encoded"
                  .formatted(decoder.strayByte(), name(decoder.charset()))
              + " with input.encoding or --encoding");
    }
  }

  private Result result() {
    if (quotes.nulLine() > 0) {
      throw problem(
          quotes.nulLine(),
          "a NUL character stands in the text: the file is damaged, no text at all, or"
              + " UTF-16 without a byte order mark (say so with input.encoding or --encoding)");
    }
    Quoting found = quoting == Quoting.AUTO ? guessQuoting() : quoting;
    if (quotes.overlongLine(found.isQuoted()) > 0) {
      throw problem(
          quotes.overlongLine(found.isQuoted()),
          String.format(
              Locale.ROOT,
              "a cell of more than %,d characters begins here; is a quote missing?",
              QuoteScan.MAX_CELL_CHARACTERS));
    }
    if (found.isQuoted() && quotes.unclosedLine() > 0) {
      throw problem(
          quotes.unclosedLine(),
          "the quote that opens here is never closed; close it, or set input.quote or --quote to"
              + " none if quotes are plain text in this file");
    }
    String sha256 = HexFormat.of().formatHex(digest.digest());
    return new Result(decoder.charset(), bom.length(), encoding(), delimiter, found, sha256);
  }

  /**
   * Files with commas or semicolons are quoted as a rule; the others only where quotes do a quote's
   * work.
   */
  private Quoting guessQuoting() {
    boolean often = delimiter == '\t' || delimiter == '|' || delimiter == Delimiters.NONE;
    boolean quoted = !often || quotes.isWellFormed() && quotes.hasEvidence();
    return quoted ? Quoting.DOUBLE : Quoting.NONE;
  }

  private String encoding() {
    String name = name(decoder.charset());
    if (decoder.strayByte() >= 0) {
      return "%s (line %d has the byte %02X, which is not UTF-8)"
          .formatted(name, decoder.strayLine(), decoder.strayByte());
    }
    return bom.charset() == null ? name : name + " with BOM";
  }

  private static String name(Charset charset) {
    return charset.equals(TextDecoder.WINDOWS_1252) ? "Windows-1252" : charset.name();
  }

  private InputException problem(long line, String message) {
    return new InputException(new Problem(file, line, null, message));
  }
}
