package dev.pressrun.input;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A row of a group.
 *
 * @param written as the file has it
 * @param seen with what the other rows of its group add
 */
record SeenRow(InputRow written, InputRow seen) {
  SeenRow(InputRow row) {
    this(row, row);
  }

  static Iterator<SeenRow> asWritten(Iterator<InputRow> rows) {
    return new LookAhead<>() {
      @Override
      @Nullable SeenRow find() {
        return rows.hasNext() ? new SeenRow(rows.next()) : null;
      }
    };
  }
}
