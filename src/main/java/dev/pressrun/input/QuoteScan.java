package dev.pressrun.input;

/**
 * Follows the quotes of a delimited text, part by part and in constant memory, to tell whether they
 * mark cells or are text themselves.
 */
final class QuoteScan {
  /** A longer cell is most likely the rest of a file whose quote was never closed. */
  static final int MAX_CELL_CHARACTERS = 1_000_000;

  private enum Place {
    CELL_START,
    TEXT,
    QUOTED,
    QUOTE_SEEN,
    CLOSED,
    BROKEN
  }

  private final char delimiter;
  private final char mark;
  private final PlainCharacters plain;
  private Place place = Place.CELL_START;
  private char last;
  private long line = 1;
  private long records;
  private boolean recordHasText;
  private boolean cellNeedsQuotes;
  private int cellLength;
  private long cellLine;
  private boolean evidence;
  private boolean broken;
  private long unclosedLine;
  private long overlongLine;
  private long overlongQuotedLine;
  private long nulLine;

  /** Reads a text as cells between delimiters, quoted with the mark. */
  QuoteScan(char delimiter, char mark) {
    this.delimiter = delimiter;
    this.mark = mark;
    this.plain = new PlainCharacters(delimiter, mark);
  }

  /** Reads a part of the text; of plain characters in a row, only the last one by one. */
  void accept(char[] text, int length) {
    for (int at = 0; at < length; at++) {
      boolean inCell = place == Place.TEXT || place == Place.QUOTED;
      int skip = inCell ? plain.count(text, at, length) : 0;
      if (skip > 1 && cellLength + skip <= MAX_CELL_CHARACTERS) {
        cellLength += skip - 1;
        at += skip - 1;
      }
      accept(text[at]);
    }
  }

  void accept(char c) {
    boolean lineEnds = c == '\r' || c == '\n' && last != '\r';
    boolean halfOfLineEnd = c == '\n' && last == '\r';
    last = c;
    if (halfOfLineEnd) {
      return;
    }
    if (place == Place.QUOTED) {
      acceptQuoted(c, lineEnds);
    } else if (lineEnds) {
      endRecord();
    } else if (c == delimiter) {
      recordHasText = true;
      endCell();
    } else {
      acceptUnquoted(c);
    }
    if (lineEnds) {
      line++;
    }
  }

  private void acceptQuoted(char c, boolean lineEnds) {
    if (c == mark) {
      place = Place.QUOTE_SEEN;
      return;
    }
    measure(c);
    cellNeedsQuotes |= lineEnds || plain.parts(c);
  }

  private void acceptUnquoted(char c) {
    recordHasText = true;
    switch (place) {
      case CELL_START -> {
        place = c == mark ? Place.QUOTED : Place.TEXT;
        cellLine = line;
      }
      case QUOTE_SEEN -> afterQuote(c);
      case CLOSED -> place = Character.isWhitespace(c) ? Place.CLOSED : Place.BROKEN;
      default -> {}
    }
    broken |= place == Place.BROKEN;
    if (c != mark) {
      measure(c);
    }
  }

  private void afterQuote(char c) {
    if (c == mark) {
      place = Place.QUOTED;
      cellNeedsQuotes = true;
      cellLength++;
    } else {
      place = Character.isWhitespace(c) ? Place.CLOSED : Place.BROKEN;
    }
  }

  private void measure(char c) {
    if (c == 0 && nulLine == 0) {
      nulLine = line;
    }
    if (++cellLength == MAX_CELL_CHARACTERS + 1) {
      if (place == Place.QUOTED) {
        overlongQuotedLine = cellLine;
      } else {
        overlongLine = cellLine;
      }
    }
  }

  private void endCell() {
    boolean quoted = place == Place.QUOTE_SEEN || place == Place.CLOSED;
    evidence |= quoted && (cellNeedsQuotes || cellLength == 0 || records == 0);
    place = Place.CELL_START;
    cellNeedsQuotes = false;
    cellLength = 0;
  }

  private void endRecord() {
    if (recordHasText) {
      endCell();
      records++;
    }
    recordHasText = false;
  }

  /** Says that the text has ended. */
  void end() {
    if (place == Place.QUOTED) {
      unclosedLine = cellLine;
    }
    endRecord();
  }

  boolean isInQuotes() {
    return place == Place.QUOTED;
  }

  /** The line being read, from 1. */
  long line() {
    return line;
  }

  /** Rows that have ended, the header among them; blank lines are none. */
  long records() {
    return records;
  }

  /** Whether each cell that begins with a quote ends with its partner. */
  boolean isWellFormed() {
    return !broken && unclosedLine == 0;
  }

  /**
   * Whether some quoted cell could not do without its quotes, or a quoted header shows that the
   * writer quotes.
   */
  boolean hasEvidence() {
    return evidence;
  }

  /** Where the quote stands that is never closed; 0: there is none. */
  long unclosedLine() {
    return unclosedLine;
  }

  /**
   * Where a cell of more than {@link #MAX_CELL_CHARACTERS} begins; 0: there is none.
   *
   * @param quoted whether quotes mark cells
   */
  long overlongLine(boolean quoted) {
    return quoted && overlongQuotedLine > 0 ? overlongQuotedLine : overlongLine;
  }

  /** Where the first NUL character stands; 0: there is none. */
  long nulLine() {
    return nulLine;
  }
}
