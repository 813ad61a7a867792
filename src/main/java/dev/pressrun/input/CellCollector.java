package dev.pressrun.input;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets templates see the cells of a row and nothing else: no methods of objects, no items of lists.
 * A blank cell is an empty list, which leaves its section out.
 */
final class CellCollector extends BasicCollector {
  @Override
  public @Nullable Iterator<?> toIterator(Object value) {
    return value instanceof String cell && cell.isBlank() ? Collections.emptyIterator() : null;
  }

  @Override
  public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
    return context instanceof RowContext ? super.createFetcher(context, name) : null;
  }

  @Override
  public <K, V> Map<K, V> createFetcherCache() {
    return new ConcurrentHashMap<>();
  }
}
