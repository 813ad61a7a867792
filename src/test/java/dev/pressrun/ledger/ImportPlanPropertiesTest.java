package dev.pressrun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** A plan against the import that follows it, whatever the ledger has been through. */
class ImportPlanPropertiesTest {

  /**
   * A row of an input.
   *
   * @param version of its prompt; a negative one is invalid
   * @param name of its file, which others may have too
   */
  record Row(int key, int version, int name) {}

  /** What becomes of items that wait, in their turn. */
  enum Fate {
    MADE,
    FAILED,
    BILLED_AND_NOT_HAD,
    IN_FLIGHT,
    BEING_SENT,
    IN_DOUBT,
    WAITING,
    ALTERED
  }

  /** An input, and what becomes of its items. */
  record Night(List<Row> rows, List<Fate> fates) {}

  @Provide
  Arbitrary<List<Night>> nights() {
    Arbitrary<Row> row =
        Combinators.combine(
                Arbitraries.integers().between(0, 5),
                Arbitraries.integers().between(-1, 2),
                Arbitraries.integers().between(-9, 2))
            .as((key, version, name) -> new Row(key, version, name < 0 ? key : name));
    return Combinators.combine(
            row.list().ofMaxSize(8), Arbitraries.of(Fate.class).list().ofMinSize(1).ofMaxSize(8))
        .as(Night::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
  void a_plan_says_what_the_import_then_finds_and_the_run_then_buys(
      @ForAll("nights") List<Night> nights, @ForAll boolean resubmits) throws Exception {
    follow(nights, resubmits);
  }

  /** The row that is in flight had gone, and a second row of its id has its place by now. */
  @Example
  void a_plan_knows_a_row_in_flight_from_a_refused_one_of_the_same_id() throws Exception {
    Row other = new Row(0, 0, 0);
    Row now = new Row(3, 0, 0);
    follow(
        List.of(
            new Night(List.of(new Row(3, 1, 0)), List.of(Fate.IN_FLIGHT)),
            new Night(List.of(), List.of(Fate.MADE)),
            new Night(List.of(other, other, now, now), List.of(Fate.MADE)),
            new Night(List.of(other, other, other, new Row(3, 0, 3)), List.of(Fate.MADE))),
        false);
  }

  /** What is in doubt is not what the row asks for again, although that was made once. */
  @Example
  void a_plan_knows_what_is_in_doubt_from_what_was_made_before_with_the_same_item()
      throws Exception {
    follow(
        List.of(
            new Night(List.of(new Row(2, 1, 2)), List.of(Fate.MADE)),
            new Night(List.of(new Row(2, 0, 2)), List.of(Fate.IN_DOUBT)),
            new Night(List.of(new Row(5, 1, 2), new Row(2, 1, 2)), List.of(Fate.MADE))),
        false);
  }

  /** The good row takes over an item that is under way for something else. */
  @Example
  void a_plan_knows_that_a_made_row_comes_before_an_unsent_one_though_another_edit_is_in_flight()
      throws Exception {
    follow(
        List.of(
            new Night(List.of(new Row(3, 2, 0)), List.of(Fate.MADE)),
            new Night(List.of(new Row(3, 0, 0)), List.of(Fate.IN_FLIGHT)),
            new Night(
                List.of(new Row(3, -1, 0), new Row(0, 0, 0), new Row(3, 2, 1)),
                List.of(Fate.MADE))),
        false);
  }

  private static void follow(List<Night> nights, boolean resubmits) throws Exception {
    Path folder = Files.createTempDirectory("plan");
    try (OpenLedger open = new OpenLedger(folder)) {
      for (Night night : nights) {
        check(open, wanted(night.rows()), resubmits);
        suffer(open, night.fates());
      }
    } finally {
      delete(folder);
    }
  }

  private static void check(OpenLedger open, List<WantedItem> wanted, boolean resubmits)
      throws SQLException {
    PlannedImport plan = plan(open, wanted, resubmits);
    begin(open, resubmits);
    ImportResult result = open.take(wanted);
    List<Money> bought = new ArrayList<>();
    open.pending().forEach(item -> bought.add(Objects.requireNonNull(item.price())));
    for (InFlightItem item : new ItemPages(open.ledger).inFlight(OpenLedger.ALL, 100)) {
      if (item.superseded() && !item.invalid() && isStillToBeMade(open, item)) {
        bought.add(Wanted.PRICE);
      }
    }
    assertThat(cost(plan)).isEqualTo(bought.stream().reduce(Money.ZERO, Money::plus));
    assertThat(plan.count(PlannedStep.REFUSE)).isEqualTo(result.invalid());
    assertThat(plan.gone()).isEqualTo(result.gone());
    assertThat(plan.lots().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(result.rows());
    assertThat(plan.count(PlannedStep.HOLD)).isEqualTo(count(open, ItemState.IN_DOUBT));
    assertThat(plan.count(PlannedStep.KEEP)).isEqualTo(count(open, ItemState.DONE));
    assertThat(plan.count(PlannedStep.KEEP_FAILED)).isEqualTo(count(open, ItemState.FAILED));
  }

  /** Not by its key: another item of that key may have its place by now. */
  private static boolean isStillToBeMade(OpenLedger open, InFlightItem item) throws SQLException {
    return !open.one(
            "SELECT id FROM item WHERE position IS NOT NULL AND (made_fingerprint IS NULL OR made_fingerprint <> fingerprint) AND id = %d"
                .formatted(item.id()))
        .isEmpty();
  }

  private static long count(OpenLedger open, ItemState state) {
    return open.states().stream().filter(state::equals).count();
  }

  private static PlannedImport plan(OpenLedger open, List<WantedItem> wanted, boolean resubmits)
      throws SQLException {
    try (ImportPlan plan =
        new ImportPlan(open.ledger, resubmits, picture -> !open.broken.contains(picture.file()))) {
      for (int from = 0; from < wanted.size(); from += 3) {
        plan.add(wanted.subList(from, Math.min(wanted.size(), from + 3)));
      }
      return plan.finish();
    }
  }

  private static Money cost(PlannedImport plan) {
    return plan.lots().entrySet().stream()
        .filter(lot -> lot.getKey().step().buys())
        .map(lot -> Objects.requireNonNull(lot.getKey().price()).times(lot.getValue()))
        .reduce(Money.ZERO, Money::plus);
  }

  /** What a run does before its import. */
  private static void begin(OpenLedger open, boolean resubmits) {
    ItemPages pages = new ItemPages(open.ledger);
    pages
        .submitting(OpenLedger.ALL)
        .forEach(
            item ->
                open.ledger.move(
                    OpenLedger.move(
                            item.id(), ItemState.SUBMITTING, ItemState.IN_DOUBT, item.attemptId())
                        .as(AttemptState.IN_DOUBT)));
    if (resubmits) {
      pages
          .inDoubt(0, 100)
          .forEach(
              item ->
                  open.ledger.move(
                      OpenLedger.move(
                              item.id(), ItemState.IN_DOUBT, ItemState.PENDING, item.attemptId())
                          .as(AttemptState.WRITTEN_OFF)));
    }
  }

  private static void suffer(OpenLedger open, List<Fate> fates) {
    int turn = 0;
    for (PendingItem item : open.pending()) {
      switch (fates.get(turn++ % fates.size())) {
        case MADE -> open.make(item);
        case ALTERED -> {
          open.make(item);
          open.broken.add("images/" + item.outputName() + ".png");
        }
        case FAILED -> fail(open, item, FailureCode.CONTENT_MODERATED, AttemptState.FREE);
        case BILLED_AND_NOT_HAD ->
            fail(open, item, FailureCode.DOWNLOAD_FAILED, AttemptState.BILLED);
        case IN_FLIGHT -> open.submit(item);
        case BEING_SENT -> open.begin(item);
        case IN_DOUBT -> {
          Attempt attempt = open.begin(item);
          open.ledger.move(
              OpenLedger.move(item.id(), ItemState.SUBMITTING, ItemState.IN_DOUBT, attempt.id())
                  .as(AttemptState.IN_DOUBT));
        }
        case WAITING -> {}
      }
    }
  }

  private static void fail(
      OpenLedger open, PendingItem item, FailureCode code, AttemptState billed) {
    Attempt attempt = open.submit(item);
    open.ledger.move(
        OpenLedger.move(item.id(), ItemState.SUBMITTED, ItemState.FAILED, attempt.id())
            .failure(Failure.of(code))
            .as(billed));
  }

  private static List<WantedItem> wanted(List<Row> rows) {
    List<WantedItem> wanted = new ArrayList<>();
    for (Row row : rows) {
      String key = Integer.toString(row.key());
      long line = wanted.size() + 2L;
      wanted.add(
          row.version() < 0
              ? Wanted.invalid(line, key, "bad")
              : Wanted.of(line, key, "prompt " + row.version(), "name " + row.name()));
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
