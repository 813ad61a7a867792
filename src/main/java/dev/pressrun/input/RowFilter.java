package dev.pressrun.input;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A condition on a row.
 *
 * @param column whose cell is looked at
 * @param test what it must be like
 */
public record RowFilter(Setting column, Test test) {
  /** What a cell must be like; spaces at its ends do not count. */
  public sealed interface Test {
    /** Whether the cell is so. */
    boolean holds(String cell);

    /** As the end of a sentence that begins with the column. */
    String words();
  }

  /** Nothing stands in the cell, or something does. */
  public record Empty(boolean empty) implements Test {
    @Override
    public boolean holds(String cell) {
      return cell.isBlank() == empty;
    }

    @Override
    public String words() {
      return empty ? "is empty" : "is not empty";
    }
  }

  /** The cell is one of these texts. */
  public record Equal(List<String> texts) implements Test {
    public Equal {
      texts = List.copyOf(texts);
    }

    @Override
    public boolean holds(String cell) {
      return texts.contains(cell.strip());
    }

    @Override
    public String words() {
      return "equals \"" + String.join("\" or \"", texts) + '"';
    }
  }

  /** The whole cell matches the regular expression. */
  public record Matching(Pattern pattern) implements Test {
    @Override
    public boolean holds(String cell) {
      return pattern.matcher(cell.strip()).matches();
    }

    @Override
    public String words() {
      return "matches \"" + pattern + '"';
    }
  }
}
