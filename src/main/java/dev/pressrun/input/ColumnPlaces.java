package dev.pressrun.input;

import dev.pressrun.model.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the columns that settings name, and keeps what is wrong with those names. */
final class ColumnPlaces {
  private final List<String> headers;
  private final List<Problem> problems;

  ColumnPlaces(List<String> headers, List<Problem> problems) {
    this.headers = headers;
    this.problems = problems;
  }

  /** Where the column stands among the cells; negative where there is none. */
  int of(Setting setting) {
    String name = setting.text().strip();
    int place = headers.indexOf(name);
    if (place < 0) {
      problems.add(
          setting.problem(
              "there is no column \"%s\"%s; the headers are %s"
                  .formatted(name, Nearest.hint(name, headers), Headers.list(headers))));
    }
    return place;
  }

  /** Where each of the columns stands; all columns where there is no list. */
  int[] of(@Nullable List<Setting> settings) {
    if (settings == null) {
      int[] all = new int[headers.size()];
      for (int i = 0; i < all.length; i++) {
        all[i] = i;
      }
      return all;
    }
    return settings.stream().mapToInt(this::of).toArray();
  }

  /** The headers with the other names in their places. */
  List<String> renamed(List<RowSpec.ColumnName> names) {
    List<String> renamed = new ArrayList<>(headers);
    for (RowSpec.ColumnName name : names) {
      int place = of(name.header());
      if (place >= 0) {
        renamed.set(place, name.name());
      }
    }
    for (RowSpec.ColumnName name : names) {
      if (renamed.indexOf(name.name()) != renamed.lastIndexOf(name.name())) {
        problems.add(name.header().problem("two columns would be called \"" + name.name() + '"'));
      }
    }
    return renamed;
  }
}
