package dev.pressrun.input;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How a table is written, in words.
 *
 * @param files one entry each, in the order of reading
 */
public record Detected(List<Part> files) {
  public Detected {
    files = List.copyOf(files);
  }

  /**
   * How one file is written.
   *
   * @param file as the user named it
   * @param form such as {@code UTF-8 with BOM, comma, quoted}
   * @param columns how many there are
   * @param leftOut how many more there are that an earlier run's results.csv added
   */
  public record Part(String file, String form, int columns, int leftOut) {
    @Override
    public String toString() {
      String line =
          "%s: %s, %d %s".formatted(file, form, columns, columns == 1 ? "column" : "columns");
      return leftOut == 0 ? line : line + " (" + leftOut + " result_ columns left out)";
    }
  }

  static Detected of(String file, String form, Headers headers) {
    return new Detected(List.of(new Part(file, form, headers.names().size(), headers.leftOut())));
  }

  /** A line for each file: {@code products.csv: UTF-8 with BOM, comma, quoted, 12 columns}. */
  @Override
  public String toString() {
    return files.stream().map(Part::toString).collect(Collectors.joining("\n"));
  }
}
