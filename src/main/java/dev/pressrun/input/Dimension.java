package dev.pressrun.input;

import java.util.List;
import java.util.Optional;

/**
 * One thing in which the variants of a row differ.
 *
 * @param name a field of the request by the API's name, or a variable of the user's own
 * @param choices what it can be, at least one
 */
public record Dimension(String name, List<Choice> choices) {
  /** The variable that numbers copies. */
  static final String COPY = "copy";

  public Dimension {
    choices = List.copyOf(choices);
  }

  /**
   * One of the things that it can be.
   *
   * @param name stands in the item's key; empty for the first copy, so that further ones leave its
   *     key as it is
   * @param value the field's template, or the variable's value
   */
  public record Choice(String name, Setting value) {}

  /** The field that the choices are for; empty for a variable of the user's own. */
  Optional<RequestField> field() {
    for (RequestField field : RequestField.values()) {
      if (field.word().equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
