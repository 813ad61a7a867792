package dev.pressrun.input;

import dev.pressrun.model.Fingerprint;
import dev.pressrun.model.ItemKey;
import dev.pressrun.model.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Names items: by the cells of the id columns, else by what is asked for and how often that was
 * asked before.
 */
final class ItemKeys {
  private static final String DEFAULT_COLUMN = "id";
  private static final String SEPARATOR = "-";
  private static final int HASH_DIGITS = 16;
  private static final int MAX_CHARACTERS = 200;

  private final List<String> headers;
  private final int[] columns;
  private final Occurrences occurrences = new Occurrences();

  private ItemKeys(List<String> headers, int[] columns) {
    this.headers = headers;
    this.columns = columns;
  }

  /** By the columns that the job file names, else by a column {@code id} where there is one. */
  static ItemKeys of(JobSpec job, List<String> headers, List<Problem> problems) {
    List<String> named = job.input().id();
    for (String column : named) {
      if (!headers.contains(column)) {
        problems.add(
            new Problem(
                job.file().toString(),
                0,
                null,
                "input.id: there is no column \"%s\"%s; the headers are %s"
                    .formatted(column, Nearest.hint(column, headers), Headers.list(headers))));
      }
    }
    boolean byDefault = named.isEmpty() && headers.contains(DEFAULT_COLUMN);
    List<String> used = byDefault ? List.of(DEFAULT_COLUMN) : named;
    return new ItemKeys(headers, used.stream().mapToInt(headers::indexOf).toArray());
  }

  /**
   * The row's own id; empty where rows have none, or this row's is wrong.
   *
   * @param problems is told what is wrong
   */
  String idOf(List<String> cells, RowProblems problems) {
    if (columns.length == 0) {
      return "";
    }
    String id = columns.length == 1 ? cells.get(columns[0]).strip() : join(cells);
    String column = headers.get(columns[0]);
    if (id.isEmpty()) {
      problems.addTo(column, "the id is empty; each row needs one of its own");
    } else if (id.length() > MAX_CHARACTERS) {
      problems.addTo(column, "the id has more than " + MAX_CHARACTERS + " characters");
      return "";
    }
    return id;
  }

  private String join(List<String> cells) {
    List<String> parts = new ArrayList<>();
    for (int column : columns) {
      String part = cells.get(column).strip();
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return String.join(SEPARATOR, parts);
  }

  /** The key of an item. */
  ItemKey keyOf(String id, Fingerprint fingerprint) {
    if (!id.isEmpty()) {
      return new ItemKey(id);
    }
    String hash = fingerprint.hex().substring(0, HASH_DIGITS);
    int occurrence = occurrences.count(Long.parseUnsignedLong(hash, 16));
    return new ItemKey(occurrence == 1 ? hash : hash + '-' + occurrence);
  }
}
