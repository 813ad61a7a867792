package dev.pressrun.input;

import org.jspecify.annotations.Nullable;

/** The characters that part the cells of a row, and how they are found from a header. */
final class Delimiters {
  /** Stands between the cells of a table that has one column: no text holds it. */
  static final char NONE = '\u001F';

  /** In the order in which they are preferred. */
  private static final String CANDIDATES = ",;\t|";

  private Delimiters() {}

  static boolean isCandidate(char c) {
    return CANDIDATES.indexOf(c) >= 0;
  }

  static String words(char delimiter) {
    return switch (delimiter) {
      case ',' -> "comma";
      case ';' -> "semicolon";
      case '\t' -> "tab";
      case '|' -> "pipe";
      case NONE -> "no delimiter";
      default -> "delimiter \"" + delimiter + '"';
    };
  }

  /** The character that a setting means, or null where it means none. */
  static @Nullable Character ofWord(String word) {
    return switch (word) {
      case "comma" -> ',';
      case "semicolon" -> ';';
      case "tab", "\\t" -> '\t';
      case "pipe" -> '|';
      default ->
          word.length() == 1 && "\r\n\"'".indexOf(word.charAt(0)) < 0 ? word.charAt(0) : null;
    };
  }

  /**
   * The delimiter that makes the most cells of the header.
   *
   * @param head the file's beginning, its header included
   */
  static char find(String head, Quoting quoting) {
    char mark = quoting == Quoting.NONE ? NONE : quoting.mark();
    char best = NONE;
    int most = 1;
    boolean quotesMatch = true;
    for (char candidate : CANDIDATES.toCharArray()) {
      int cells = cellsOfHeader(head, candidate, mark);
      quotesMatch &= cells > 0;
      if (cells > most) {
        most = cells;
        best = candidate;
      }
    }
    return best == NONE && !quotesMatch && mark != NONE ? find(head, Quoting.NONE) : best;
  }

  /** How many cells the first line that is not blank has, or -1 where its quotes do not match. */
  private static int cellsOfHeader(String head, char delimiter, char mark) {
    QuoteScan scan = new QuoteScan(delimiter, mark);
    int cells = 1;
    for (int i = 0; i < head.length() && scan.records() == 0; i++) {
      char c = head.charAt(i);
      boolean quoted = scan.isInQuotes();
      scan.accept(c);
      if (c == delimiter && !quoted) {
        cells++;
      }
    }
    scan.end();
    return scan.isWellFormed() ? cells : -1;
  }
}
