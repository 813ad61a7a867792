package dev.pressrun.input;

/** A few rows of a table, for a cheap trial. */
public sealed interface Trial {
  /** At most so many. */
  int rows();

  /** The first rows. */
  record First(int rows) implements Trial {}

  /**
   * Rows from all over the table, the same for the same seed: which ones depends on what they hold,
   * not on where they stand.
   */
  record Sample(int rows, long seed) implements Trial {}
}
