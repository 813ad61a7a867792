package dev.pressrun.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table.
 *
 * @param file it comes from, as the user named it; null: the input's only one
 * @param line where it begins in the file, from 1
 * @param values one cell for each header, in the headers' order
 * @param flaw why the row cannot be read as the header says; null: it can
 */
public record InputRow(
    @Nullable String file, long line, List<String> values, @Nullable String flaw) {
  public InputRow(long line, List<String> values) {
    this(null, line, values, null);
  }

  public InputRow(long line, List<String> values, @Nullable String flaw) {
    this(null, line, values, flaw);
  }

  /** The same row with other cells. */
  InputRow withValues(List<String> others) {
    return new InputRow(file, line, others, flaw);
  }

  /** The same row, which turned out to be wrong. */
  InputRow withFlaw(String found) {
    return new InputRow(file, line, values, found);
  }
}
