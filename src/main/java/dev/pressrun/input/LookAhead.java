package dev.pressrun.input;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An iterator that finds its next element by looking for it. */
abstract class LookAhead<T> implements Iterator<T> {
  private @Nullable T next;

  /** The next element, or null at the end; asked again after the end, it is null again. */
  abstract @Nullable T find();

  @Override
  public final boolean hasNext() {
    if (next == null) {
      next = find();
    }
    return next != null;
  }

  @Override
  public final T next() {
    T found = hasNext() ? next : null;
    if (found == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return found;
  }
}
