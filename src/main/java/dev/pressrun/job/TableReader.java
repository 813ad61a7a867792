package dev.pressrun.job;

import dev.pressrun.input.InputRow;
import dev.pressrun.input.Table;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Reads the rows of the input. It has no restart state: an import that was cut off is done again
 * from the first row.
 */
final class TableReader implements ItemReader<InputRow> {
  private final Iterator<InputRow> rows;

  TableReader(Table table) {
    this.rows = table.iterator();
  }

  @Override
  public @Nullable InputRow read() {
    return rows.hasNext() ? rows.next() : null;
  }
}
