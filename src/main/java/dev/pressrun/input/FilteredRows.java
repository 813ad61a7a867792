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
  /** A condition, and what it has left out. */
  private static final class Condition {
    private final int place;
    private final RowFilter filter;
    private long leftOut;
    private String firstLeftOut = "";

    Condition(int place, RowFilter filter) {
      this.place = place;
      this.filter = filter;
    }

    boolean holds(SeenRow row) {
      InputRow asked = filter.test() instanceof RowFilter.Empty ? row.written() : row.seen();
      String cell = asked.values().get(place);
      boolean holds = filter.test().holds(cell);
      if (!holds && leftOut++ == 0) {
        firstLeftOut = cell;
      }
      return holds;
    }

    String words() {
      return "  %s %s: not so in %,d of them, of which the first has \"%s\""
          .formatted(
              filter.column().text().strip(), filter.test().words(), leftOut, firstLeftOut.strip());
    }
  }

  private final Iterator<SeenRow> rows;
  private final List<Condition> conditions = new ArrayList<>();
  private long read;
  private long used;

  FilteredRows(Iterator<SeenRow> rows, List<RowFilter> filters, ColumnPlaces places) {
    this.rows = rows;
    for (RowFilter filter : filters) {
      conditions.add(new Condition(places.of(filter.column()), filter));
    }
  }

  @Override
  @Nullable InputRow find() {
    while (rows.hasNext()) {
      SeenRow row = rows.next();
      read++;
      if (row.seen().flaw() != null || conditions.stream().allMatch(c -> c.holds(row))) {
        used++;
        return row.seen();
      }
    }
    return null;
  }

  /** Where no row was used, which conditions left them out. */
  List<String> remarks() {
    if (used > 0 || read == 0) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "None of the %,d rows is used, since input.where leaves them all out:".formatted(read));
    conditions.stream().filter(c -> c.leftOut > 0).map(Condition::words).forEach(lines::add);
    return lines;
  }
}
