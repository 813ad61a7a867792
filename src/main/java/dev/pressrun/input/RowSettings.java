package dev.pressrun.input;

import dev.pressrun.input.RowSpec.ColumnName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The keys of {@code input} that say which rows are used, and how they are seen. */
final class RowSettings {
  private static final Map<String, Boolean> TRUTH = JobFile.words("true", true, "false", false);

  private RowSettings() {}

  static RowSpec read(Settings input) {
    return new RowSpec(columns(input), where(input), grouping(input), trial(input));
  }

  private static List<ColumnName> columns(Settings input) {
    Settings settings = input.mapping("columns");
    List<ColumnName> names = new ArrayList<>();
    for (String name : settings.keys()) {
      Setting header = settings.text(name);
      if (header != null) {
        names.add(new ColumnName(name, header));
      }
    }
    return names;
  }

  private static List<RowFilter> where(Settings input) {
    List<RowFilter> filters = new ArrayList<>();
    for (Settings condition : input.mappings("where")) {
      RowFilter filter = filter(condition);
      condition.rejectOthers();
      if (filter != null) {
        filters.add(filter);
      }
    }
    return filters;
  }

  private static @Nullable RowFilter filter(Settings condition) {
    Setting column = condition.text("column");
    List<RowFilter.Test> tests = new ArrayList<>();
    if (condition.text("empty") != null) {
      tests.add(new RowFilter.Empty(condition.choice("empty", TRUTH, true)));
    }
    List<Setting> equal = condition.writtenList("equals");
    if (!equal.isEmpty()) {
      tests.add(new RowFilter.Equal(equal.stream().map(e -> e.text().strip()).toList()));
    }
    Pattern pattern =
        condition.parsed(
            "matches",
            RowSettings::pattern,
            text ->
                "this is no regular expression; .* stands for any text, such as .*Shoes.*, and | for or");
    if (pattern != null) {
      tests.add(new RowFilter.Matching(pattern));
    }
    if (column == null || tests.size() != 1) {
      condition.complain(
          "a condition has a column and one of empty, equals and matches, such as {column: Status,"
              + " equals: active}");
      return null;
    }
    return new RowFilter(column, tests.get(0));
  }

  private static @Nullable Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  private static @Nullable Grouping grouping(Settings input) {
    Setting by = input.text("group-by");
    Setting parent = input.text("parent");
    List<Setting> fillDown = input.writtenList("fill-down");
    List<Setting> gather = input.writtenList("gather");
    Grouping.OnePer onePer =
        input.choice(
            "one-per",
            JobFile.words("group", Grouping.OnePer.GROUP, "row", Grouping.OnePer.ROW),
            Grouping.OnePer.GROUP);
    boolean fillsAll = !input.keys().contains("fill-down");
    if (by == null) {
      for (String key : List.of("parent", "fill-down", "gather", "one-per")) {
        if (input.keys().contains(key)) {
          input.complain(key + " needs group-by, the column that a product's rows share");
        }
      }
      return null;
    }
    if (onePer == Grouping.OnePer.ROW && !gather.isEmpty()) {
      input.complain("gather is for one-per: group, where several rows become one");
    }
    return new Grouping(by, parent, fillsAll ? null : fillDown, gather, onePer);
  }

  private static @Nullable Trial trial(Settings input) {
    Integer limit = input.count("limit");
    if (!input.keys().contains("sample")) {
      return limit == null ? null : new Trial.First(limit);
    }
    Settings sample = input.mapping("sample");
    Integer rows = sample.count("rows");
    Long seed = sample.number("seed");
    sample.rejectOthers();
    if (rows == null) {
      sample.complain("a sample has a number of rows, such as sample: {rows: 20, seed: 7}");
      return null;
    }
    if (limit != null) {
      input.complain("limit takes the first rows, sample rows from all over; write one of them");
    }
    return new Trial.Sample(rows, seed == null ? 0 : seed);
  }
}
