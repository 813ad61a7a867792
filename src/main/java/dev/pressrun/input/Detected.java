package dev.pressrun.input;

/**
 * How a table is written, in words.
 *
 * @param file as the user named it
 * @param encoding such as {@code UTF-8 with BOM}
 * @param delimiter such as {@code comma}
 * @param quoting {@code quoted} or {@code unquoted}
 * @param columns how many there are
 * @param leftOut how many more there are that an earlier run's results.csv added
 */
public record Detected(
    String file, String encoding, String delimiter, String quoting, int columns, int leftOut) {

  /** One line: {@code products.csv: UTF-8 with BOM, comma, quoted, 12 columns}. */
  @Override
  public String toString() {
    String line =
        "%s: %s, %s, %s, %d %s"
            .formatted(
                file, encoding, delimiter, quoting, columns, columns == 1 ? "column" : "columns");
    return leftOut == 0 ? line : line + " (" + leftOut + " result_ columns left out)";
  }
}
