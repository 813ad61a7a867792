package dev.pressrun.input;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows come from.
 *
 * @param files the tables, at least one; the last parts of their paths may be patterns such as
 *     {@code *.csv}
 * @param id the columns whose cells name an item; empty: a column {@code id} if there is one, else
 *     the key is derived from the request
 * @param format how to read the table's bytes
 * @param references the only folder that local references may come from
 * @param onInvalid what a run does about invalid rows
 * @param rows which rows are used, and how they are seen
 * @param convert whether references that the API would not take as they are get converted
 */
public record InputSpec(
    List<Path> files,
    List<String> id,
    TableFormat format,
    Path references,
    OnInvalid onInvalid,
    RowSpec rows,
    boolean convert) {
  public InputSpec {
    files = List.copyOf(files);
    id = List.copyOf(id);
  }

  /** A table whose format and references folder are all found from the file itself. */
  public static InputSpec of(Path file) {
    return new InputSpec(
        List.of(file),
        List.of(),
        TableFormat.AUTO,
        folderOf(file),
        OnInvalid.STOP,
        RowSpec.ALL,
        false);
  }

  /** The same input, with another answer to invalid rows. */
  public InputSpec withOnInvalid(OnInvalid other) {
    return new InputSpec(files, id, format, references, other, rows, convert);
  }

  /** The same input, of which only so few rows are used; null: all. */
  public InputSpec withTrial(@Nullable Trial trial) {
    RowSpec few = new RowSpec(rows.columns(), rows.where(), rows.grouping(), trial);
    return new InputSpec(files, id, format, references, onInvalid, few, convert);
  }

  /** The first of the files, which stands for all of them. */
  public Path file() {
    return files.get(0);
  }

  static Path folderOf(Path file) {
    Path parent = file.getParent();
    return parent == null ? Path.of("") : parent;
  }
}
