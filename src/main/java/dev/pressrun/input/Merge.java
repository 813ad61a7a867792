package dev.pressrun.input;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rows of a group on their way to become one. */
final class Merge {
  private static final String SEPARATOR = "|";

  private final GroupColumns columns;
  private final Collection<String> names;
  private final InputRow first;
  private final String[] cells;
  private final List<Set<String>> gathered = new ArrayList<>();

  Merge(GroupColumns columns, InputRow first) {
    this.columns = columns;
    names = columns.namesOf(first);
    this.first = first;
    cells = first.values().toArray(String[]::new);
    for (int i = 0; i < columns.gather().length; i++) {
      gathered.add(new LinkedHashSet<>());
    }
    gather(first.values());
  }

  boolean isOf(String product) {
    return names.contains(product);
  }

  void add(InputRow row) {
    // what a variation says of itself does not hold for its product
    int[] fill = columns.isVariation(row) ? new int[0] : columns.fill();
    for (int place : fill) {
      if (cells[place].isBlank()) {
        cells[place] = row.values().get(place);
      }
    }
    gather(row.values());
  }

  private void gather(List<String> row) {
    for (int i = 0; i < gathered.size(); i++) {
      String value = row.get(columns.gather()[i]).strip();
      if (!value.isEmpty()) {
        gathered.get(i).add(value);
      }
    }
  }

  InputRow row() {
    for (int i = 0; i < gathered.size(); i++) {
      cells[columns.gather()[i]] = String.join(SEPARATOR, gathered.get(i));
    }
    return first.withValues(List.of(cells));
  }
}
