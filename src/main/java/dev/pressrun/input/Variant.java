package dev.pressrun.input;

import dev.pressrun.input.Dimension.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One of the items that each row makes.
 *
 * @param dimensions in which variants differ
 * @param choices one for each dimension
 */
record Variant(List<Dimension> dimensions, List<Choice> choices) {
  private static final String SEPARATOR = " ";

  /** All variants, the last dimension changing first; a single one where nothing differs. */
  static List<Variant> allOf(List<Dimension> dimensions) {
    List<List<Choice>> all = List.of(List.of());
    for (Dimension dimension : dimensions) {
      List<List<Choice>> longer = new ArrayList<>();
      for (List<Choice> before : all) {
        for (Choice choice : dimension.choices()) {
          List<Choice> with = new ArrayList<>(before);
          with.add(choice);
          longer.add(with);
        }
      }
      all = longer;
    }
    return all.stream().map(choices -> new Variant(dimensions, choices)).toList();
  }

  /** A text with the choices' names behind it, but for those of the dimensions that it shows. */
  String behind(String text, Set<String> shown) {
    StringBuilder named = new StringBuilder(text);
    for (int i = 0; i < choices.size(); i++) {
      String name = choices.get(i).name();
      if (!name.isEmpty() && !shown.contains(dimensions.get(i).name())) {
        named.append(SEPARATOR).append(name);
      }
    }
    return named.toString();
  }

  /** A row's cells, and behind them what the dimensions' names stand for in templates. */
  List<String> cells(List<String> row) {
    if (choices.isEmpty()) {
      return row;
    }
    List<String> cells = new ArrayList<>(row);
    for (int i = 0; i < choices.size(); i++) {
      Choice choice = choices.get(i);
      boolean field = dimensions.get(i).field().isPresent();
      cells.add(field ? choice.name() : choice.value().text());
    }
    return cells;
  }

  /** What this variant asks for. */
  RequestSpec of(RequestSpec request) {
    RequestSpec own = request;
    for (int i = 0; i < choices.size(); i++) {
      RequestField field = dimensions.get(i).field().orElse(null);
      if (field != null) {
        own = own.with(field, choices.get(i).value());
      }
    }
    return own;
  }
}
