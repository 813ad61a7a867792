package dev.pressrun.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are used, and how they are seen.
 *
 * @param columns other names for some columns
 * @param where what a row must be like to be used; all must hold
 * @param grouping how rows of one product belong together; null: each stands for itself
 * @param trial how few of the rows are used; null: all
 */
public record RowSpec(
    List<ColumnName> columns,
    List<RowFilter> where,
    @Nullable Grouping grouping,
    @Nullable Trial trial) {
  /** Every row as it is written. */
  public static final RowSpec ALL = new RowSpec(List.of(), List.of(), null, null);

  public RowSpec {
    columns = List.copyOf(columns);
    where = List.copyOf(where);
  }

  /** What the file calls the column that goes by this name. */
  String headerOf(String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .map(column -> column.header().text().strip())
        .findFirst()
        .orElse(name);
  }

  /**
   * A column under another name.
   *
   * @param name the new name
   * @param header as the file has it
   */
  public record ColumnName(String name, Setting header) {}
}
