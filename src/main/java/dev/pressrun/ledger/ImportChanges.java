package dev.pressrun.ledger;

import dev.pressrun.model.ItemKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which fields of an item's request differ from what was asked for before.
 *
 * @param fields how many items changed in each field, such as {@code prompt} or {@code reference}
 * @param first the first of the items, at most {@value #SHOWN}
 */
public record ImportChanges(Map<String, Long> fields, List<ChangedItem> first) {
  /** How many items are told one by one. */
  public static final int SHOWN = 20;

  /** Nothing changed. */
  public static final ImportChanges NONE = new ImportChanges(Map.of(), List.of());

  public ImportChanges {
    fields = Map.copyOf(fields);
    first = List.copyOf(first);
  }

  /**
   * @param line where its row begins in the input
   * @param what as {@link dev.pressrun.model.RequestChanges} words it
   */
  public record ChangedItem(long line, ItemKey key, List<String> what) {}

  /** Adds up changes, one item after the other. */
  static final class Builder {
    private final Map<String, Long> fields = new TreeMap<>();
    private final List<ChangedItem> first = new ArrayList<>();

    void add(WantedItem item, List<String> what) {
      fields(what).forEach(field -> fields.merge(field, 1L, Long::sum));
      if (first.size() < SHOWN) {
        first.add(new ChangedItem(item.line(), item.key(), what));
      }
    }

    /**
     * Takes a change back.
     *
     * @param line of the item that was added with it
     */
    void remove(long line, List<String> what) {
      fields(what)
          .forEach(field -> fields.computeIfPresent(field, (same, n) -> n > 1 ? n - 1 : null));
      first.removeIf(item -> item.line() == line);
    }

    private static Stream<String> fields(List<String> what) {
      return what.stream().map(words -> words.split(" ", 2)[0]).distinct();
    }

    ImportChanges build() {
      return new ImportChanges(fields, first);
    }
  }
}
