package dev.pressrun.input;

import dev.pressrun.model.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The columns of a table.
 *
 * @param names of the columns that are used, without surrounding spaces
 * @param cells which cell of a row belongs to each name
 * @param width how many cells a row has
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never handed out
record Headers(List<String> names, int[] cells, int width) {
  private static final String RESULT_PREFIX = "result_";

  /**
   * Reads a header line.
   *
   * @throws InputException where a name is empty or stands twice
   */
  static Headers of(String file, InputRow header) {
    List<String> all = header.values().stream().map(Headers::clean).toList();
    List<Problem> problems = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      String name = all.get(i);
      Integer before = places.putIfAbsent(name, i + 1);
      String message = null;
      if (name.isEmpty()) {
        message = "column " + (i + 1) + " has no name";
      } else if (before != null) {
        message = "columns %d and %d are both called \"%s\"".formatted(before, i + 1, name);
      }
      if (message != null) {
        problems.add(
            new Problem(file, header.line(), null, message + "; the headers are " + list(all)));
      }
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    int[] used = IntStream.range(0, all.size()).filter(i -> !isResult(all.get(i))).toArray();
    return new Headers(IntStream.of(used).mapToObj(all::get).toList(), used, all.size());
  }

  /** An earlier run's results.csv may be the input of the next. */
  private static boolean isResult(String name) {
    return name.startsWith(RESULT_PREFIX);
  }

  private static String clean(String name) {
    return name.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
  }

  /** For a message: the names, each in quotes. */
  static String list(List<String> names) {
    return "\"" + String.join("\", \"", names) + '"';
  }

  /** The cells of the columns that are used, of a row of the full width; missing ones are empty. */
  List<String> pick(String[] row) {
    String[] picked = cells.length == row.length ? row : new String[cells.length];
    for (int i = 0; i < cells.length; i++) {
      String cell = row[cells[i]];
      picked[i] = cell == null ? "" : cell;
    }
    return Collections.unmodifiableList(Arrays.asList(picked));
  }

  /** How many columns an earlier run's results.csv added. */
  int leftOut() {
    return width - names.size();
  }
}
