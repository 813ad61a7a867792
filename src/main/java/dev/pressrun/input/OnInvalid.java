package dev.pressrun.input;

/** What a run does when rows are invalid. */
public enum OnInvalid {
  /** Nothing is sent until all rows are right. */
  STOP,
  /** The other rows are made; the invalid ones are reported. */
  SKIP
}
