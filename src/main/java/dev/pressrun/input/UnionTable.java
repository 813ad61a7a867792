package dev.pressrun.input;

import dev.pressrun.model.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Several tables, one after the other. Their columns need not be the same: what a table does not
 * have is empty in its rows, but for the columns of the id.
 */
final class UnionTable implements Table {
  private final List<Table> tables;
  private final List<String> headers;
  private final Iterator<InputRow> rows;

  /**
   * The tables, which are closed with this one.
   *
   * @throws InputException where a table lacks a column of the id that others have
   */
  UnionTable(List<Table> tables, InputSpec input) {
    this.tables = List.copyOf(tables);
    Set<String> all = new LinkedHashSet<>();
    tables.forEach(table -> all.addAll(table.headers()));
    headers = List.copyOf(all);
    requireIds(input);
    rows = new Rows(this.tables.iterator());
  }

  private void requireIds(InputSpec input) {
    List<Problem> problems = new ArrayList<>();
    for (String id : input.id()) {
      String column = input.rows().headerOf(id);
      for (Table table : headers.contains(column) ? tables : List.<Table>of()) {
        if (!table.headers().contains(column)) {
          problems.add(
              new Problem(
                  nameOf(table),
                  1,
                  null,
                  "there is no column \"%s\", which names the pictures (input.id)%s; the headers are %s"
                      .formatted(
                          column,
                          Nearest.hint(column, table.headers()),
                          Headers.list(table.headers()))));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  private static String nameOf(Table table) {
    return table.detected().files().get(0).file();
  }

  /** Rows of one table after the other, in the form that they all share. */
  private final class Rows extends LookAhead<InputRow> {
    private final Iterator<Table> left;
    private Iterator<InputRow> current = List.<InputRow>of().iterator();
    private String file = "";
    private int[] places = {};

    Rows(Iterator<Table> left) {
      this.left = left;
    }

    @Override
    @Nullable InputRow find() {
      while (!current.hasNext() && left.hasNext()) {
        Table table = left.next();
        current = table.iterator();
        file = nameOf(table);
        places = headers.stream().mapToInt(table.headers()::indexOf).toArray();
      }
      return current.hasNext() ? shared(current.next()) : null;
    }

    private InputRow shared(InputRow row) {
      String[] cells = new String[places.length];
      for (int i = 0; i < places.length; i++) {
        cells[i] = places[i] < 0 ? "" : row.values().get(places[i]);
      }
      return new InputRow(file, row.line(), List.of(cells), row.flaw());
    }
  }

  @Override
  public List<String> headers() {
    return headers;
  }

  @Override
  public Detected detected() {
    return new Detected(tables.stream().flatMap(t -> t.detected().files().stream()).toList());
  }

  @Override
  public String sha256() {
    MessageDigest digest = Digests.sha256();
    for (Table table : tables) {
      digest.update(table.sha256().getBytes(StandardCharsets.US_ASCII));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The rows that have not been read yet; there is one pass. */
  @Override
  public Iterator<InputRow> iterator() {
    return rows;
  }

  @Override
  public void close() {
    tables.forEach(Table::close);
  }
}
