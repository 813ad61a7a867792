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
  private static final int MOST_LISTED = 100;

  /**
   * Reads a header line.
   *
   * @throws InputException where a name is empty or stands twice, and numbers are not to help
   */
  static Headers of(String file, InputRow header, TableFormat.Naming naming) {
    List<String> written = header.values().stream().map(Headers::clean).toList();
    List<String> all = naming == TableFormat.Naming.NUMBER ? numbered(written) : written;
    List<String> flaws = flaws(all);
    if (!flaws.isEmpty()) {
      throw new InputException(
          new Problem(
              file,
              header.line(),
              null,
              "%s; the headers are %s. Name them apart, or write headers: number in the job file's input"
                  .formatted(String.join(", ", flaws), list(all))));
    }
    int[] used = IntStream.range(0, all.size()).filter(i -> !isResult(all.get(i))).toArray();
    return new Headers(IntStream.of(used).mapToObj(all::get).toList(), used, all.size());
  }

  private static List<String> flaws(List<String> names) {
    List<String> flaws = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Integer before = places.putIfAbsent(name, i + 1);
      if (name.isEmpty()) {
        flaws.add("column " + (i + 1) + " has no name");
      } else if (before != null) {
        flaws.add("columns %d and %d are both called \"%s\"".formatted(before, i + 1, name));
      }
    }
    return flaws;
  }

  /** All of several with one name get a number, so that none is taken for the others. */
  private static List<String> numbered(List<String> names) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> numbered = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).isEmpty() ? "column " + (i + 1) : names.get(i);
      int number = seen.merge(name, 1, Integer::sum);
      numbered.add(Collections.frequency(names, name) > 1 ? name + " (" + number + ")" : name);
    }
    return numbered;
  }

  /** An earlier run's results.csv may be the input of the next. */
  private static boolean isResult(String name) {
    return name.startsWith(RESULT_PREFIX);
  }

  private static String clean(String name) {
    return name.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
  }

  /** For a message: the names, each in quotes; the first of very many. */
  static String list(List<String> names) {
    List<String> shown = names.subList(0, Math.min(names.size(), MOST_LISTED));
    String list = "\"" + String.join("\", \"", shown) + '"';
    int more = names.size() - shown.size();
    return more == 0 ? list : list + " and %,d more".formatted(more);
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
