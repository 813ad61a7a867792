package dev.pressrun.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows under headers, in columns as wide as they need: numbers to the right, words to the left. */
final class TextTable {
  private TextTable() {}

  static List<String> lines(List<String> headers, List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(line(headers, headers, rows));
    rows.forEach(row -> lines.add(line(row, headers, rows)));
    return lines;
  }

  private static String line(List<String> cells, List<String> headers, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < headers.size(); i++) {
      int column = i;
      int width =
          rows.stream()
              .mapToInt(row -> row.get(column).length())
              .reduce(headers.get(i).length(), Math::max);
      boolean numbers = rows.stream().allMatch(row -> isNumber(row.get(column)));
      line.append(("%" + (numbers ? "" : "-") + width + "s  ").formatted(cells.get(i)));
    }
    return line.toString().stripTrailing();
  }

  private static boolean isNumber(String cell) {
    return cell.matches("\\$?[0-9][0-9,.]*|\\?");
  }
}
