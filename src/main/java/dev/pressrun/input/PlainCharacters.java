package dev.pressrun.input;

/** The characters of a delimited text that say nothing about its structure: nearly all. */
final class PlainCharacters {
  private static final int ASCII = 128;

  private final char delimiter;
  private final char mark;
  private final boolean[] plain = new boolean[ASCII];

  PlainCharacters(char delimiter, char mark) {
    this.delimiter = delimiter;
    this.mark = mark;
    for (char c = 1; c < ASCII; c++) {
      plain[c] = c != '\r' && c != '\n' && c != mark && !parts(c);
    }
  }

  /** In a table of one column, any usual delimiter is a reason for quotes. */
  boolean parts(char c) {
    return c == delimiter || delimiter == Delimiters.NONE && Delimiters.isCandidate(c);
  }

  /** How many of them follow each other, from a place in the text. */
  int count(char[] text, int from, int end) {
    int at = from;
    while (at < end && isPlain(text[at])) {
      at++;
    }
    return at - from;
  }

  private boolean isPlain(char c) {
    return c < ASCII ? plain[c] : c != delimiter && c != mark;
  }
}
