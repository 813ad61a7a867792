package dev.pressrun.output;

import dev.pressrun.model.ItemReport;
import dev.pressrun.model.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page knows of every row without having loaded it: enough to count, to filter by state
 * and failure, and to give each picture its place. A few bytes a row.
 */
final class SheetIndex {
  private static final int THOUSANDTHS = 1_000;

  /** Beyond these the page's own bounds hold anyway. */
  private static final int NARROWEST = 100;

  private static final int WIDEST = 10_000;

  private final StringBuilder states = new StringBuilder();
  private final List<List<Integer>> codes = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();
  private final List<Integer> shapes = new ArrayList<>();

  void add(ItemReport report) {
    if (report.failure() != null) {
      codes.add(List.of(states.length(), report.failure().code().ordinal()));
    }
    // Most rows follow the line before by one: what is written is the difference.
    lines.add(report.line());
    states.append(report.state().ordinal());
    shapes.add(shape(report));
  }

  /** As a call of the page's own function. */
  String script(int shard) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("states", states.toString());
    block.put("codes", codes);
    block.put("line", lines.get(0));
    block.put("steps", steps());
    block.put("shapes", shapes);
    return "pressrun.index(" + shard + ", " + Json.line(block) + ");\n";
  }

  private List<Long> steps() {
    List<Long> steps = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      steps.add(i == 0 ? 0 : lines.get(i) - lines.get(i - 1));
    }
    return steps;
  }

  /** Width by height, in thousandths: as the picture is, else as it was asked for, else square. */
  private static int shape(ItemReport report) {
    Picture picture = report.picture();
    if (picture != null && picture.width() > 0 && picture.height() > 0) {
      return bounded((double) picture.width() / picture.height());
    }
    return report.request() == null ? THOUSANDTHS : asked(report.request().aspectRatio());
  }

  private static int asked(@Nullable String ratio) {
    if (ratio == null || !ratio.matches("[0-9]{1,4}:[0-9]{1,4}")) {
      return THOUSANDTHS;
    }
    String[] sides = ratio.split(":", 2);
    double down = Double.parseDouble(sides[1]);
    return down == 0 ? THOUSANDTHS : bounded(Double.parseDouble(sides[0]) / down);
  }

  private static int bounded(double shape) {
    return (int) Math.max(NARROWEST, Math.min(WIDEST, Math.round(shape * THOUSANDTHS)));
  }
}
