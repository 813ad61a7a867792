package dev.pressrun.output;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The header line of {@code results.csv}: the input's columns as they are, then the result columns.
 * Where the input has a column of such a name already (an earlier {@code results.csv} used as
 * input), ours gets the next free number: {@code result_status_2}.
 *
 * @param input the input's headers
 * @param result the names of the result columns, in the order of {@code ResultColumn}
 * @param renamed which result columns had to take another name: the usual name, and the one taken
 */
public record ManifestColumns(
    List<String> input, List<String> result, Map<String, String> renamed) {
  private static final String PREFIX = "result_";

  public static ManifestColumns of(List<String> headers) {
    Set<String> taken = new HashSet<>();
    headers.forEach(header -> taken.add(header.toLowerCase(Locale.ROOT)));
    List<String> result = new ArrayList<>();
    Map<String, String> renamed = new LinkedHashMap<>();
    for (ResultColumn column : ResultColumn.values()) {
      String usual = PREFIX + column.id();
      String name = usual;
      for (int next = 2; !taken.add(name); next++) {
        name = usual + "_" + next;
      }
      result.add(name);
      if (!name.equals(usual)) {
        renamed.put(usual, name);
      }
    }
    return new ManifestColumns(List.copyOf(headers), List.copyOf(result), renamed);
  }

  /** All headers, the input's first. */
  public List<String> all() {
    List<String> all = new ArrayList<>(input);
    all.addAll(result);
    return all;
  }
}
