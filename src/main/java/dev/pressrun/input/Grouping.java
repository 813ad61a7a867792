package dev.pressrun.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of one product are found and seen.
 *
 * @param by the column whose cell is the same in all rows of a group
 * @param parent the column in which a variation names its product: by that product's cell in {@code
 *     by}, or as {@code id:123} by its cell in the column {@code ID}; null: there is none
 * @param fillDown the columns whose empty cells take the value of the group's first row; null: all
 * @param gather the columns in which a group's row holds the values of all its rows
 * @param onePer what a row of the result stands for
 */
public record Grouping(
    Setting by,
    @Nullable Setting parent,
    @Nullable List<Setting> fillDown,
    List<Setting> gather,
    OnePer onePer) {

  /** What becomes an item. */
  public enum OnePer {
    /** A group: its first row, with the first filled cell of each column. */
    GROUP,
    /** Every row. */
    ROW
  }
}
