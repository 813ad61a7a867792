package dev.pressrun.input;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One row for each group: its first, with what the rows right after it add. Rows of the group that
 * stand apart from it add nothing, and are wrong where all values were to be gathered.
 */
final class MergedRows extends LookAhead<SeenRow> {
  private static final String APART =
      "the rows of \"%s\" stand apart, so that their values cannot be gathered; sort the file by %s";

  private final Iterator<InputRow> rows;
  private final GroupColumns columns;
  private final HeadRows heads;
  private final Queue<InputRow> ready = new ArrayDeque<>();
  private @Nullable Merge current;

  MergedRows(Iterator<InputRow> rows, GroupColumns columns, HeadRows heads) {
    this.rows = rows;
    this.columns = columns;
    this.heads = heads;
  }

  @Override
  @Nullable SeenRow find() {
    while (ready.isEmpty() && rows.hasNext()) {
      take(rows.next());
    }
    if (ready.isEmpty()) {
      end();
    }
    InputRow row = ready.poll();
    return row == null ? null : new SeenRow(row);
  }

  private void take(InputRow row) {
    String product = row.flaw() == null ? columns.productOf(row) : "";
    if (product.isEmpty()) {
      alone(row);
    } else if (current != null && current.isOf(product)) {
      current.add(row);
    } else if (heads.get(product) != null) {
      apart(product, row);
    } else if (columns.isVariation(row)) {
      alone(columns.orphan(row));
    } else {
      end();
      current = new Merge(columns, row);
      heads.put(columns.namesOf(row), List.of());
    }
  }

  private void apart(String product, InputRow row) {
    if (columns.gather().length > 0) {
      String flaw = APART.formatted(product, columns.byName());
      alone(row.withFlaw(flaw));
    }
  }

  private void alone(InputRow row) {
    end();
    ready.add(row);
  }

  private void end() {
    if (current != null) {
      ready.add(current.row());
      current = null;
    }
  }
}
