package dev.pressrun.input;

/** How a delimited table marks cells that hold delimiters or line breaks. */
public enum Quoting {
  /** Found from the file. */
  AUTO,
  /** Not at all: a quote is a character like any other. */
  NONE,
  /** With {@code "}. */
  DOUBLE,
  /** With {@code '}. */
  SINGLE;

  /** Whether quotes have a meaning. */
  boolean isQuoted() {
    return this == DOUBLE || this == SINGLE;
  }

  char mark() {
    return this == SINGLE ? '\'' : '"';
  }
}
