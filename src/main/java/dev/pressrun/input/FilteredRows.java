package dev.pressrun.input;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows for which all conditions hold, and those that could not be read: these are for the user
 * to see. Whether a cell is empty is asked of the row as it is written, all else of the row as its
 * group makes it.
 */
final class FilteredRows extends LookAhead<InputRow> {
  private record Condition(int place, RowFilter.Test test) {
    boolean holds(SeenRow row) {
      InputRow asked = test instanceof RowFilter.Empty ? row.written() : row.seen();
      return test.holds(asked.values().get(place));
    }
  }

  private final Iterator<SeenRow> rows;
  private final List<Condition> conditions = new ArrayList<>();

  FilteredRows(Iterator<SeenRow> rows, List<RowFilter> filters, ColumnPlaces places) {
    this.rows = rows;
    for (RowFilter filter : filters) {
      conditions.add(new Condition(places.of(filter.column()), filter.test()));
    }
  }

  @Override
  @Nullable InputRow find() {
    while (rows.hasNext()) {
      SeenRow row = rows.next();
      if (row.seen().flaw() != null || conditions.stream().allMatch(c -> c.holds(row))) {
        return row.seen();
      }
    }
    return null;
  }
}
