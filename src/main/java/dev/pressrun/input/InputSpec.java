package dev.pressrun.input;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the rows come from.
 *
 * @param file the table
 * @param id the columns whose cells name an item; empty: a column {@code id} if there is one, else
 *     the key is derived from the request
 * @param format how to read the table's bytes
 * @param references the only folder that local references may come from
 * @param onInvalid what a run does about invalid rows
 */
public record InputSpec(
    Path file, List<String> id, TableFormat format, Path references, OnInvalid onInvalid) {
  public InputSpec {
    id = List.copyOf(id);
  }

  /** A table whose format and references folder are all found from the file itself. */
  public static InputSpec of(Path file) {
    return new InputSpec(file, List.of(), TableFormat.AUTO, folderOf(file), OnInvalid.STOP);
  }

  static Path folderOf(Path file) {
    Path parent = file.getParent();
    return parent == null ? Path.of("") : parent;
  }
}
