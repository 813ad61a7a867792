package dev.pressrun.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table.
 *
 * @param line where it begins in the file, from 1
 * @param values one cell for each header, in the headers' order
 * @param flaw why the row cannot be read as the header says; null: it can
 */
public record InputRow(long line, List<String> values, @Nullable String flaw) {
  public InputRow(long line, List<String> values) {
    this(line, values, null);
  }
}
