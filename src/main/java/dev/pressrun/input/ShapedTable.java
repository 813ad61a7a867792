package dev.pressrun.input;

import dev.pressrun.model.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of which only some rows are used, or whose rows are seen otherwise than written. */
final class ShapedTable implements Table {
  private final Table table;
  private final List<String> headers;
  private final HeadRows heads = new HeadRows();
  private final FilteredRows used;
  private final Iterator<InputRow> rows;

  private ShapedTable(Table table, RowSpec spec, List<Problem> problems) {
    this.table = table;
    headers = new ColumnPlaces(table.headers(), problems).renamed(spec.columns());
    ColumnPlaces places = new ColumnPlaces(headers, problems);
    Iterator<SeenRow> seen = grouped(table.iterator(), spec.grouping(), places);
    used = new FilteredRows(seen, spec.where(), places);
    rows = spec.trial() == null ? used : new TrialRows(used, spec.trial());
  }

  private Iterator<SeenRow> grouped(
      Iterator<InputRow> written, @Nullable Grouping grouping, ColumnPlaces places) {
    if (grouping == null) {
      return SeenRow.asWritten(written);
    }
    GroupColumns columns = GroupColumns.of(grouping, headers, places);
    return grouping.onePer() == Grouping.OnePer.ROW
        ? new FilledRows(written, columns, heads)
        : new MergedRows(written, columns, heads);
  }

  /**
   * The table as the input wants it seen.
   *
   * @throws InputException where the settings do not fit the headers; the table is closed then
   */
  static Table of(Table table, RowSpec spec) {
    if (spec.equals(RowSpec.ALL)) {
      return table;
    }
    List<Problem> problems = new ArrayList<>();
    ShapedTable shaped = new ShapedTable(table, spec, problems);
    if (!problems.isEmpty()) {
      shaped.close();
      throw new InputException(problems);
    }
    return shaped;
  }

  @Override
  public List<String> headers() {
    return headers;
  }

  @Override
  public Detected detected() {
    return table.detected();
  }

  @Override
  public String sha256() {
    return table.sha256();
  }

  @Override
  public List<String> remarks() {
    return used.remarks();
  }

  /** The rows that have not been read yet; there is one pass. */
  @Override
  public Iterator<InputRow> iterator() {
    return rows;
  }

  @Override
  public void close() {
    heads.close();
    table.close();
  }
}
