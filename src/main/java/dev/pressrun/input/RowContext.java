package dev.pressrun.input;

import com.samskivert.mustache.Mustache;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the names in a template mean for one row.
 *
 * @param columns the place of each header among the cells
 */
record RowContext(Map<String, Integer> columns, List<String> cells)
    implements Mustache.CustomContext {
  @Override
  public @Nullable Object get(String name) {
    Integer column = columns.get(name);
    return column == null ? TemplateFunctions.named(name) : cells.get(column);
  }
}
