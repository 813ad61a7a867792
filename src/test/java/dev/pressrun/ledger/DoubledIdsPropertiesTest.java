package dev.pressrun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/**
 * No picture is bought twice, however rows of one id come, go, move, change and break from night to
 * night.
 */
class DoubledIdsPropertiesTest {
  private static final Set<ItemState> UNDER_WAY =
      EnumSet.of(ItemState.SUBMITTING, ItemState.SUBMITTED, ItemState.IN_DOUBT);

  /** A row of an input: a key, and which of its versions; a negative one is invalid. */
  record Row(int key, int version) {}

  /** What becomes of an item that waits, or is in flight, in its turn. */
  enum Fate {
    MADE,
    BILLED_AND_NOT_HAD,
    IN_FLIGHT,
    IN_DOUBT,
    WAITING
  }

  /** An input, which an import of other rows was cut off before, and what becomes of its items. */
  record Night(List<Row> cutOff, List<Row> rows, int chunk, List<Fate> fates) {}

  @Provide
  Arbitrary<List<Night>> nights() {
    Arbitrary<List<Row>> rows =
        Combinators.combine(
                Arbitraries.frequencyOf(
                    Tuple.of(4, Arbitraries.just(0)),
                    Tuple.of(1, Arbitraries.integers().between(1, 2))),
                Arbitraries.integers().between(-1, 2))
            .as(Row::new)
            .list()
            .ofMaxSize(5);
    return Combinators.combine(
            Arbitraries.oneOf(Arbitraries.just(List.<Row>of()), rows),
            rows,
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(Fate.class).list().ofMinSize(1).ofMaxSize(4))
        .as(Night::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void what_was_bought_last_for_an_id_is_not_bought_again(@ForAll("nights") List<Night> nights)
      throws Exception {
    follow(nights);
  }

  @Example
  void a_bad_row_above_a_made_one_leaves_it_its_picture() throws Exception {
    assertThat(follow(made(good(0)), made(bad(), good(0)), made(good(0)))).isEqualTo(1);
  }

  @Example
  void a_changed_row_above_a_made_one_leaves_it_its_picture() throws Exception {
    assertThat(follow(made(good(0)), made(good(1), good(0)), made(good(0)))).isEqualTo(1);
  }

  @Example
  void of_two_rows_that_were_made_the_later_one_is_left_with_its_picture() throws Exception {
    assertThat(follow(made(good(0)), made(bad(), good(1)), made(good(0), good(1)), made(good(1))))
        .isEqualTo(2);
  }

  @Example
  void rows_that_an_import_was_cut_off_among_may_change_before_the_next() throws Exception {
    assertThat(
            follow(
                made(good(0)),
                new Night(
                    List.of(good(0), good(0)), List.of(good(1), good(0)), 1, List.of(Fate.MADE))))
        .isEqualTo(1);
  }

  @Example
  void what_is_billed_and_not_had_is_fetched_after_its_row_was_bad() throws Exception {
    assertThat(
            follow(
                new Night(List.of(), List.of(good(0)), 1, List.of(Fate.BILLED_AND_NOT_HAD)),
                made(bad()),
                made(good(0))))
        .isEqualTo(1);
  }

  private static Row good(int version) {
    return new Row(0, version);
  }

  private static Row bad() {
    return new Row(0, -1);
  }

  private static Night made(Row... rows) {
    return new Night(List.of(), List.of(rows), 1, List.of(Fate.MADE));
  }

  private static int follow(Night... nights) throws Exception {
    return follow(List.of(nights));
  }

  /** Returns how many submissions there were. */
  private static int follow(List<Night> nights) throws Exception {
    Path folder = Files.createTempDirectory("doubled");
    try (OpenLedger open = new OpenLedger(folder)) {
      for (Night night : nights) {
        open.takeOnly(wanted(night.cutOff()), night.chunk(), night.cutOff().size());
        List<WantedItem> wanted = wanted(night.rows());
        ImportResult result = open.take(wanted, night.chunk());
        check(open, night.rows(), result);
        List<ItemState> states = open.states();
        assertThat(open.take(wanted, night.chunk()))
            .isEqualTo(
                new ImportResult(
                    0,
                    0,
                    wanted.size(),
                    result.invalid(),
                    0,
                    result.fetchAgain(),
                    ImportChanges.NONE));
        assertThat(open.states()).isEqualTo(states);
        suffer(open, night.fates());
      }
      return Integer.parseInt(open.one("SELECT COUNT(*) FROM attempt"));
    } finally {
      delete(folder);
    }
  }

  private static void check(OpenLedger open, List<Row> rows, ImportResult result) {
    List<ItemReport> reports = open.reports();
    assertThat(result.rows()).isEqualTo(rows.size());
    assertThat(reports).hasSize(rows.size());
    List<String> settled = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      ItemReport report = reports.get(i);
      assertThat(report.line()).isEqualTo(i + 2);
      assertThat(report.key().value()).isEqualTo(Integer.toString(rows.get(i).key()));
      if (!UNDER_WAY.contains(report.state())) {
        if (rows.get(i).version() < 0) {
          assertThat(report.state()).isEqualTo(ItemState.INVALID);
        }
        if (report.state() != ItemState.INVALID) {
          settled.add(report.key().value());
        }
      }
    }
    assertThat(settled).doesNotHaveDuplicates();
  }

  private static void suffer(OpenLedger open, List<Fate> fates) throws SQLException {
    int turn = 0;
    for (InFlightItem item : new ItemPages(open.ledger).inFlight(OpenLedger.ALL, 100)) {
      land(open, item, fates.get(turn++ % fates.size()));
    }
    for (PendingItem item : open.pending()) {
      Fate fate = fates.get(turn++ % fates.size());
      if (fate != Fate.WAITING) {
        assertNotBoughtLast(open, item);
        Attempt attempt = open.begin(item);
        if (fate == Fate.IN_DOUBT) {
          open.ledger.move(
              OpenLedger.move(item.id(), ItemState.SUBMITTING, ItemState.IN_DOUBT, attempt.id())
                  .as(AttemptState.IN_DOUBT));
        } else {
          open.accept(item.id(), attempt);
          land(open, inFlight(open, item.id()), fate);
        }
      }
    }
  }

  private static InFlightItem inFlight(OpenLedger open, long id) {
    return new ItemPages(open.ledger).inFlight(new RollCall.Ids(id, id), 1).get(0);
  }

  /** As the engine does. */
  private static void land(OpenLedger open, InFlightItem item, Fate fate) {
    ItemState wantedNow = item.invalid() ? ItemState.INVALID : ItemState.PENDING;
    if (fate == Fate.MADE) {
      ItemState to = item.superseded() ? wantedNow : ItemState.DONE;
      OpenLedger.MoveOf move =
          OpenLedger.move(item.id(), ItemState.SUBMITTED, to, item.attemptId()).paid(item.due());
      open.ledger.move(
          (item.superseded() ? move : move.picture(OpenLedger.picture("images/" + item.id())))
              .as(AttemptState.BILLED));
    } else if (fate == Fate.BILLED_AND_NOT_HAD) {
      open.ledger.move(
          OpenLedger.move(
                  item.id(),
                  ItemState.SUBMITTED,
                  item.superseded() ? wantedNow : ItemState.FAILED,
                  item.attemptId())
              .failure(Failure.of(FailureCode.DOWNLOAD_FAILED))
              .paid(item.due())
              .as(AttemptState.BILLED));
    }
  }

  private static void assertNotBoughtLast(OpenLedger open, PendingItem item) throws SQLException {
    String last =
        open.one(
            ("SELECT RAWTOHEX(a.fingerprint) FROM attempt a JOIN item i ON i.id = a.item_id"
                    + " WHERE i.item_key = '%s' AND a.state IN ('SENDING', 'ACCEPTED', 'BILLED', 'IN_DOUBT')"
                    + " ORDER BY a.id DESC LIMIT 1")
                .formatted(item.key().value()));
    assertThat(item.fingerprint().hex()).isNotEqualToIgnoringCase(last);
  }

  private static List<WantedItem> wanted(List<Row> rows) {
    List<WantedItem> wanted = new ArrayList<>();
    for (Row row : rows) {
      long line = wanted.size() + 2L;
      String key = Integer.toString(row.key());
      wanted.add(
          row.version() < 0
              ? Wanted.invalid(line, key, "bad")
              : Wanted.of(line, key, "prompt " + row.version()));
    }
    return wanted;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
