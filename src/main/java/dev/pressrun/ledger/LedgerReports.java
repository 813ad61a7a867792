package dev.pressrun.ledger;

import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import javax.sql.DataSource;

/** Every item of the present input as the manifest tells of it, in input order, read in pages. */
public final class LedgerReports implements Iterable<ItemReport> {
  private static final int PAGE = 1_000;
  private static final String COLUMNS =
      "SELECT i.position, i.item_key, i.state, i.failure_code, i.failure_detail, i.attempts, i.generation_id, i.request_id, i.paid,"
          + " i.file, i.bytes, i.modified, i.sha256, i.width, i.height, i.submitted_at, i.finished_at,"
          + " t.line, t.cells, t.request, t.problems, t.price, t.changed"
          + " FROM item i JOIN item_text t ON t.id = i.id";
  private static final String ALL =
      COLUMNS.replace(
              "FROM item i", "FROM place p JOIN item i ON i.id = p.id AND i.position = p.position")
          + " WHERE p.position > ? ORDER BY p.position LIMIT ?";
  private static final String IN_STATE =
      COLUMNS + " WHERE i.state = ? AND i.position IS NOT NULL ORDER BY i.id LIMIT ?";

  private final DataSource dataSource;

  public LedgerReports(LedgerData ledger) {
    this.dataSource = ledger.dataSource();
  }

  /** The first items in the state. */
  public List<ItemReport> inState(ItemState state, int limit) {
    return LedgerQueries.list(dataSource, IN_STATE, Positioned::read, state.name(), limit).stream()
        .map(Positioned::report)
        .toList();
  }

  @Override
  public Iterator<ItemReport> iterator() {
    return new Pages();
  }

  private final class Pages implements Iterator<ItemReport> {
    private Iterator<Positioned> page = List.<Positioned>of().iterator();
    private long last = -1;
    private boolean ended;

    @Override
    public boolean hasNext() {
      if (!page.hasNext() && !ended) {
        List<Positioned> next = LedgerQueries.list(dataSource, ALL, Positioned::read, last, PAGE);
        ended = next.size() < PAGE;
        page = next.iterator();
      }
      return page.hasNext();
    }

    @Override
    public ItemReport next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Positioned next = page.next();
      last = next.position();
      return next.report();
    }
  }

  private record Positioned(long position, ItemReport report) {
    static Positioned read(ResultSet row) throws SQLException {
      String request = row.getString("request");
      String problems = row.getString("problems");
      Object requestId = row.getObject("request_id");
      ItemState state = ItemState.valueOf(row.getString("state"));
      return new Positioned(
          row.getLong("position"),
          new ItemReport(
              row.getLong("line"),
              LedgerRows.key(row),
              RequestJson.texts(row.getString("cells")),
              request == null ? null : RequestJson.request(request),
              state,
              problems == null ? List.of() : RequestJson.problems(problems),
              LedgerRows.failure(row),
              row.getInt("attempts"),
              row.getString("generation_id"),
              requestId == null ? null : requestId.toString(),
              LedgerRows.money(row, "price"),
              Objects.requireNonNullElse(LedgerRows.money(row, "paid"), Money.ZERO),
              state == ItemState.DONE ? LedgerRows.picture(row) : null,
              LedgerRows.instant(row, "submitted_at"),
              LedgerRows.instant(row, "finished_at"),
              row.getString("changed")));
    }
  }
}
