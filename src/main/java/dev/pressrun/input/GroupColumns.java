package dev.pressrun.input;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the cells stand that make rows a group.
 *
 * @param by the place of the column that the rows share
 * @param byName its name
 * @param parent the place of the column that names a variation's product; negative: there is none
 * @param id the place of the column that {@code id:123} speaks of; negative: there is none
 * @param fill the places that are filled; never those that make the group
 * @param gather the places that hold the values of all rows
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never handed out
record GroupColumns(int by, String byName, int parent, int id, int[] fill, int[] gather) {
  private static final String ID_COLUMN = "ID";
  private static final String ID_PREFIX = "id:";

  static GroupColumns of(Grouping grouping, List<String> headers, ColumnPlaces places) {
    Setting parent = grouping.parent();
    int by = places.of(grouping.by());
    int parentPlace = parent == null ? -1 : places.of(parent);
    return new GroupColumns(
        by,
        grouping.by().text().strip(),
        parentPlace,
        parent == null ? -1 : headers.indexOf(ID_COLUMN),
        IntStream.of(places.of(grouping.fillDown()))
            .filter(place -> place != by && place != parentPlace)
            .toArray(),
        places.of(grouping.gather()));
  }

  /** The product that a variation names; empty for a row that is none. */
  private String parentOf(InputRow row) {
    return parent < 0 ? "" : row.values().get(parent).strip();
  }

  /** Whether the row is a variation of a product that has a row of its own. */
  boolean isVariation(InputRow row) {
    return !parentOf(row).isEmpty();
  }

  /** The product that the row belongs to, or is; empty where it belongs to none. */
  String productOf(InputRow row) {
    String product = parentOf(row);
    return product.isEmpty() ? nameOf(row) : product;
  }

  /** All names under which a product's other rows may speak of it. */
  List<String> namesOf(InputRow row) {
    String number = idOf(row);
    String name = nameOf(row);
    return number.isEmpty() || number.equals(name) ? List.of(name) : List.of(name, number);
  }

  /** A row whose product has not come yet. */
  InputRow orphan(InputRow row) {
    String flaw =
        "found the parent \"%s\"; no row before this one has that %s"
            .formatted(parentOf(row), byName);
    return row.withFlaw(flaw);
  }

  /** The row's own name among products; empty where it has none. */
  private String nameOf(InputRow row) {
    String name = row.values().get(by).strip();
    return name.isEmpty() ? idOf(row) : name;
  }

  /** The row's name by its number, such as {@code id:44}; empty where it has none. */
  private String idOf(InputRow row) {
    String number = id < 0 ? "" : row.values().get(id).strip();
    return number.isEmpty() ? "" : ID_PREFIX + number;
  }
}
