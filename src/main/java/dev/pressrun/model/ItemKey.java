package dev.pressrun.model;

/**
 * Names an item over time, across runs, renamed files and reordered rows: the user's id, or a hash
 * of the request and its occurrence number where there is none.
 */
public record ItemKey(String value) {
  public ItemKey {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an item's key must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
