package dev.pressrun.input;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every row of a group, its empty cells filled with the values of the group's first row. */
final class FilledRows extends LookAhead<SeenRow> {
  private final Iterator<InputRow> rows;
  private final GroupColumns columns;
  private final HeadRows heads;
  private String product = "";
  private List<String> head = List.of();

  FilledRows(Iterator<InputRow> rows, GroupColumns columns, HeadRows heads) {
    this.rows = rows;
    this.columns = columns;
    this.heads = heads;
  }

  @Override
  @Nullable SeenRow find() {
    return rows.hasNext() ? seen(rows.next()) : null;
  }

  private SeenRow seen(InputRow row) {
    String name = row.flaw() == null ? columns.productOf(row) : "";
    if (name.isEmpty()) {
      return new SeenRow(row);
    }
    if (!name.equals(product)) {
      List<String> before = heads.get(name);
      if (before == null) {
        return begin(name, row);
      }
      product = name;
      head = before;
    }
    return new SeenRow(row, row.withValues(filled(row.values())));
  }

  private SeenRow begin(String name, InputRow row) {
    if (columns.isVariation(row)) {
      return new SeenRow(row, columns.orphan(row));
    }
    heads.put(columns.namesOf(row), row.values());
    product = name;
    head = row.values();
    return new SeenRow(row);
  }

  private List<String> filled(List<String> cells) {
    String[] filled = cells.toArray(String[]::new);
    for (int place : columns.fill()) {
      if (filled[place].isBlank()) {
        filled[place] = head.get(place);
      }
    }
    return List.of(filled);
  }
}
