package dev.pressrun.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What tests do with tables. */
final class Tables {
  private Tables() {}

  static Path write(Path folder, String name, String text) {
    return write(folder, name, text.getBytes(StandardCharsets.UTF_8));
  }

  static Path write(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<InputRow> rows(Table table) {
    List<InputRow> rows = new ArrayList<>();
    table.forEach(rows::add);
    return rows;
  }

  static List<List<String>> cells(Path file) {
    return cells(InputSpec.of(file));
  }

  static List<List<String>> cells(InputSpec input) {
    try (Table table = Table.open(input)) {
      return rows(table).stream().map(InputRow::values).toList();
    }
  }

  static String detected(Path file) {
    try (Table table = Table.open(InputSpec.of(file))) {
      return table.detected().toString().substring(file.toString().length() + 2);
    }
  }

  static InputSpec input(Path file, TableFormat format) {
    return new InputSpec(
        List.of(file),
        List.of(),
        format,
        InputSpec.folderOf(file),
        OnInvalid.STOP,
        RowSpec.ALL,
        false);
  }
}
