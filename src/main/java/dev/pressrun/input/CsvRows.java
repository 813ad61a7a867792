package dev.pressrun.input;

import dev.pressrun.model.Problem;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a delimited text, each with the line on which it begins. */
final class CsvRows implements Iterator<InputRow> {
  private static final String BROKEN_QUOTES =
      "a cell goes on after its closing quote, so that this row cannot be parted into cells; write"
          + " a quote inside a quoted cell twice (\"\")";

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final String file;
  private @Nullable Headers headers;
  private long linesRead;
  private @Nullable InputRow next;

  CsvRows(CSVParser parser, String file) {
    this.parser = parser;
    this.records = parser.iterator();
    this.file = file;
  }

  /**
   * The first row.
   *
   * @throws InputException where there is none, or its quotes do not match
   */
  InputRow header() {
    if (!hasNext()) {
      throw problem(0, "the file is empty; its first line must name the columns");
    }
    InputRow header = next();
    if (header.flaw() != null) {
      throw problem(header.line(), header.flaw());
    }
    return header;
  }

  /** From here on, rows are read as these headers say. */
  void readAs(Headers columns) {
    headers = columns;
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      try {
        if (!records.hasNext()) {
          return false;
        }
        next = row(records.next().values());
      } catch (UncheckedIOException e) {
        if (!(e.getCause() instanceof CSVException)) {
          throw e;
        }
        next = brokenRow();
      }
    }
    return true;
  }

  @Override
  public InputRow next() {
    InputRow row = hasNext() ? next : null;
    if (row == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return row;
  }

  /** Null for a line of nothing but spaces. */
  private @Nullable InputRow row(String[] cells) {
    long line = beginning(cells);
    linesRead = parser.getCurrentLineNumber();
    Headers columns = headers;
    if (columns == null) {
      return new InputRow(line, List.of(cells));
    }
    if (cells.length == columns.width() || isBlankFrom(cells, columns.width())) {
      return new InputRow(line, columns.pick(cells));
    }
    if (cells.length == 1 && cells[0].isBlank()) {
      return null;
    }
    String flaw =
        "found %d %s, expected %d, as the header has"
            .formatted(cells.length, cells.length == 1 ? "cell" : "cells", columns.width());
    return new InputRow(line, columns.pick(Arrays.copyOf(cells, columns.width())), flaw);
  }

  /** Some programs end every row with a delimiter. */
  private static boolean isBlankFrom(String[] cells, int width) {
    return cells.length > width
        && Arrays.stream(cells, width, cells.length).allMatch(String::isBlank);
  }

  /** A row that ends here, and whose cells may hold line breaks, began so many lines before. */
  private long beginning(String[] cells) {
    long end = parser.getCurrentLineNumber();
    if (end == linesRead + 1) {
      return end;
    }
    for (String cell : cells) {
      end -= lineBreaks(cell);
    }
    return end;
  }

  private static long lineBreaks(String cell) {
    long count = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '\r' || c == '\n' && (i == 0 || cell.charAt(i - 1) != '\r')) {
        count++;
      }
    }
    return count;
  }

  private InputRow brokenRow() {
    long line = parser.getCurrentLineNumber();
    skipRestOfRow();
    linesRead = parser.getCurrentLineNumber();
    int width = headers == null ? 0 : headers.names().size();
    return new InputRow(line, Collections.nCopies(width, ""), BROKEN_QUOTES);
  }

  /** The parser goes on in the middle of the row that it gave up. */
  private void skipRestOfRow() {
    boolean skipped = false;
    while (!skipped) {
      try {
        if (records.hasNext()) {
          records.next();
        }
        skipped = true;
      } catch (UncheckedIOException e) {
        skipped = !(e.getCause() instanceof CSVException);
      }
    }
  }

  private InputException problem(long line, String message) {
    return new InputException(new Problem(file, line, null, message));
  }
}
