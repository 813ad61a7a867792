package dev.pressrun.ledger;

import static dev.pressrun.ledger.OpenLedger.move;
import static dev.pressrun.model.ItemState.DONE;
import static dev.pressrun.model.ItemState.FAILED;
import static dev.pressrun.model.ItemState.INVALID;
import static dev.pressrun.model.ItemState.IN_DOUBT;
import static dev.pressrun.model.ItemState.PENDING;
import static dev.pressrun.model.ItemState.SUBMITTED;
import static dev.pressrun.model.ItemState.SUBMITTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerImportTest {
  private static final WantedItem CUP = Wanted.of(2, "cup", "a cup");
  private static final WantedItem JUG = Wanted.of(3, "jug", "a jug");
  private static final WantedItem POT = Wanted.of(4, "pot", "a pot");

  private Path folder;
  private OpenLedger open;

  @BeforeEach
  void open(@TempDir Path folder) {
    this.folder = folder;
    open = new OpenLedger(folder);
  }

  @AfterEach
  void close() {
    open.close();
  }

  private ImportResult take(WantedItem... wanted) throws SQLException {
    return open.take(List.of(wanted));
  }

  private List<String> keys() {
    return open.reports().stream().map(report -> report.key().value()).toList();
  }

  @Test
  void the_first_import_adds_every_row() throws Exception {
    assertThat(take(CUP, JUG, POT))
        .isEqualTo(new ImportResult(3, 0, 0, 0, 0, 0, ImportChanges.NONE));
    assertThat(open.states()).containsExactly(PENDING, PENDING, PENDING);
    assertThat(open.report("jug").values()).containsExactly("jug", "a jug");
    assertThat(open.report("jug").price()).isEqualTo(Wanted.PRICE);
  }

  @Test
  void the_same_input_again_asks_for_nothing() throws Exception {
    take(CUP, JUG, POT);
    open.makeAll();

    assertThat(take(CUP, JUG, POT))
        .isEqualTo(new ImportResult(0, 0, 3, 0, 0, 0, ImportChanges.NONE));
    assertThat(open.pending()).isEmpty();
  }

  @Test
  void another_order_moves_rows_and_makes_nothing_anew() throws Exception {
    take(CUP, JUG, POT);
    open.makeAll();

    assertThat(take(POT, CUP, JUG).unchanged()).isEqualTo(3);
    assertThat(keys()).containsExactly("pot", "cup", "jug");
    assertThat(open.states()).containsOnly(DONE);
  }

  @Test
  void only_the_changed_row_is_made_anew() throws Exception {
    take(CUP, JUG, POT);
    open.makeAll();

    assertThat(take(CUP, Wanted.of(3, "jug", "a blue jug"), POT).changed()).isEqualTo(1);
    assertThat(open.states()).containsExactly(DONE, PENDING, DONE);
    assertThat(open.pending("jug").request().prompt()).isEqualTo("a blue jug");
  }

  @Test
  void an_edit_that_is_taken_back_before_it_was_made_costs_nothing() throws Exception {
    take(CUP);
    open.makeAll();
    take(Wanted.of(2, "cup", "a blue cup"));

    take(CUP);
    assertThat(open.states()).containsExactly(DONE);
    assertThat(open.report("cup").picture()).isEqualTo(OpenLedger.picture("images/cup.png"));
    assertThat(open.report("cup").generationId()).isEqualTo("generation-1");
    assertThat(open.report("cup").paid()).isEqualTo(Wanted.PRICE);
  }

  @Test
  void an_edit_that_failed_and_is_taken_back_gives_the_picture_back() throws Exception {
    take(CUP);
    open.makeAll();
    take(Wanted.of(2, "cup", "a rude cup"));
    PendingItem item = open.pending("cup");
    Attempt attempt = open.submit(item);
    open.ledger.move(
        move(item.id(), SUBMITTED, FAILED, attempt.id())
            .failure(Failure.of(FailureCode.CONTENT_MODERATED))
            .as(AttemptState.FREE));

    take(CUP);
    assertThat(open.report("cup").state()).isEqualTo(DONE);
    assertThat(open.report("cup").failure()).isNull();
    assertThat(open.report("cup").generationId()).isEqualTo("generation-1");
  }

  @Test
  void a_missing_file_is_fetched_again_and_not_bought_again() throws Exception {
    take(CUP, JUG);
    open.makeAll();
    open.broken.add("images/cup.png");

    assertThat(take(CUP, JUG).fetchAgain()).isEqualTo(1);
    assertThat(open.states()).containsExactly(SUBMITTED, DONE);
    InFlightItem item = open.inFlight("cup");
    assertThat(item.refetch()).isTrue();
    assertThat(item.superseded()).isFalse();
    assertThat(item.generationId()).isEqualTo("generation-1");
    assertThat(new LedgerQueries(open.ledger).held(2).images()).isZero();
  }

  @Test
  void a_row_that_changes_in_flight_is_kept_until_its_picture_is_there() throws Exception {
    take(CUP);
    PendingItem item = open.pending("cup");
    Attempt attempt = open.submit(item);

    take(Wanted.of(2, "cup", "a blue cup"));
    assertThat(open.inFlight("cup").superseded()).isTrue();
    assertThat(open.inFlight("cup").invalid()).isFalse();

    take(CUP);
    assertThat(open.inFlight("cup").superseded()).isFalse();

    take(Wanted.invalid(2, "cup", "a square circle"));
    assertThat(open.inFlight("cup").superseded()).isTrue();
    assertThat(open.inFlight("cup").invalid()).isTrue();
    open.ledger.move(
        move(item.id(), SUBMITTED, INVALID, attempt.id())
            .paid(item.price())
            .as(AttemptState.BILLED));
    assertThat(open.report("cup").paid()).isEqualTo(Wanted.PRICE);
  }

  @Test
  void an_edit_that_is_taken_back_in_flight_gives_the_picture_back_when_it_lands()
      throws Exception {
    take(CUP);
    open.makeAll();
    take(Wanted.of(2, "cup", "a blue cup"));
    PendingItem item = open.pending("cup");
    Attempt attempt = open.submit(item);
    take(CUP);

    open.ledger.move(
        move(item.id(), SUBMITTED, PENDING, attempt.id())
            .failure(Failure.of(FailureCode.DOWNLOAD_FAILED))
            .paid(item.price())
            .as(AttemptState.BILLED));
    assertThat(open.states()).containsExactly(DONE);
    assertThat(open.report("cup").failure()).isNull();
    assertThat(open.report("cup").generationId()).isEqualTo("generation-1");
    assertThat(open.pending()).isEmpty();
  }

  @Test
  void what_has_become_invalid_in_flight_never_waits_to_be_submitted() throws Exception {
    take(CUP);
    PendingItem item = open.pending("cup");
    Attempt attempt = open.submit(item);
    take(Wanted.invalid(2, "cup", "a square circle"));

    open.ledger.move(
        move(item.id(), SUBMITTED, PENDING, attempt.id())
            .failure(Failure.of(FailureCode.GENERATION_FAILED))
            .as(AttemptState.FREE));
    assertThat(open.states()).containsExactly(INVALID);
    assertThat(open.pending()).isEmpty();
  }

  @Test
  void a_doubt_whose_row_has_become_invalid_can_be_settled() throws Exception {
    take(CUP);
    PendingItem item = open.pending("cup");
    Attempt attempt = open.begin(item);
    open.ledger.move(
        move(item.id(), SUBMITTING, IN_DOUBT, attempt.id())
            .failure(Failure.of(FailureCode.ANSWER_LOST))
            .as(AttemptState.IN_DOUBT));
    take(Wanted.invalid(2, "cup", "a square circle"));
    assertThat(open.states()).containsExactly(IN_DOUBT);

    open.ledger.move(move(item.id(), IN_DOUBT, PENDING, attempt.id()).as(AttemptState.WRITTEN_OFF));
    assertThat(open.states()).containsExactly(INVALID);
    take(CUP);
    assertThat(open.states()).containsExactly(PENDING);
  }

  @Test
  void an_invalid_row_that_is_corrected_is_made_and_a_made_one_keeps_its_picture()
      throws Exception {
    assertThat(take(Wanted.invalid(2, "cup", "a cup"), JUG).invalid()).isEqualTo(1);
    assertThat(open.report("cup").problems()).hasSize(1);
    open.makeAll();

    take(CUP, Wanted.invalid(3, "jug", "a jug"));
    assertThat(open.states()).containsExactly(PENDING, INVALID);
    assertThat(open.report("cup").problems()).isEmpty();
    assertThat(open.report("jug").request()).isNull();

    take(CUP, JUG);
    assertThat(open.states()).containsExactly(PENDING, DONE);
  }

  @Test
  void a_row_that_is_gone_leaves_the_reports_and_comes_back_with_its_picture() throws Exception {
    take(CUP, JUG, POT);
    open.makeAll();

    assertThat(take(CUP, POT).gone()).isEqualTo(1);
    assertThat(keys()).containsExactly("cup", "pot");

    take(CUP, JUG, POT);
    assertThat(open.states()).containsOnly(DONE).hasSize(3);
  }

  @Test
  void a_row_that_is_gone_is_not_submitted() throws Exception {
    take(CUP, JUG);
    take(JUG);

    assertThat(open.pending()).extracting(item -> item.key().value()).containsExactly("jug");
    assertThat(new ItemPages(open.ledger).pendingItem(1)).isNull();
  }

  @Test
  void an_invalid_row_that_was_paid_for_once_comes_back_after_it_was_gone() throws Exception {
    take(CUP, JUG);
    open.makeAll();
    take(Wanted.invalid(2, "cup", "a cup"), JUG);
    take(JUG);

    take(CUP, JUG);
    assertThat(open.states()).containsExactly(DONE, DONE);
    assertThat(open.report("cup").values()).containsExactly("cup", "a cup");
  }

  @Test
  void of_rows_with_one_id_only_the_first_is_made_however_often_they_are_imported()
      throws Exception {
    WantedItem again = Wanted.of(3, "cup", "a cup", "cup-2");
    assertThat(take(CUP, again, POT).invalid()).isEqualTo(1);
    assertThat(open.states()).containsExactly(PENDING, INVALID, PENDING);
    assertThat(open.reports().get(1).problems().get(0).message())
        .contains("\"cup\" stands in line 2 already");
    open.makeAll();

    for (int i = 0; i < 3; i++) {
      take(CUP, again, POT);
      assertThat(open.states()).containsExactly(DONE, INVALID, DONE);
    }
  }

  @Test
  void the_row_that_is_left_of_two_with_one_id_has_the_picture_that_was_made() throws Exception {
    WantedItem again = Wanted.of(6, "cup", "a cup", "cup-2");
    open.take(List.of(CUP, JUG, POT, Wanted.of(5, "pan", "a pan"), again), 1);
    open.makeAll();

    open.take(
        List.of(JUG, POT, Wanted.of(4, "pan", "a pan"), Wanted.of(5, "lid", "a lid"), again), 1);
    assertThat(open.states()).containsExactly(DONE, DONE, DONE, PENDING, DONE);
  }

  @Test
  void of_rows_with_one_id_only_one_is_done_though_both_were_made_at_different_times()
      throws Exception {
    WantedItem edited = Wanted.of(3, "cup", "a red cup", "cup-2");
    open.take(List.of(CUP), 1);
    open.makeAll();
    open.take(List.of(Wanted.invalid(2, "cup", "bad"), edited), 1);
    open.makeAll();

    for (int i = 0; i < 3; i++) {
      take(CUP, edited);
      assertThat(open.states()).containsExactly(DONE, INVALID);
    }
    take(CUP);
    assertThat(open.states()).containsExactly(DONE);
  }

  @Test
  void a_bad_row_does_not_take_the_picture_of_a_good_one_with_its_id() throws Exception {
    WantedItem bad = Wanted.invalid(2, "cup", "bad");
    open.take(List.of(bad, CUP), 1);
    open.makeAll();

    open.take(List.of(JUG, bad, CUP), 1);
    assertThat(open.states()).containsExactly(PENDING, INVALID, DONE);
  }

  @Test
  void a_changed_row_above_the_made_one_of_its_id_is_new_and_nothing_has_changed()
      throws Exception {
    open.take(List.of(CUP, JUG), 1);
    open.makeAll();

    WantedItem red = Wanted.of(2, "cup", "a red cup", "cup-2");
    ImportResult result = open.take(List.of(red, CUP, Wanted.of(4, "jug", "a red jug")), 1);
    assertThat(result)
        .isEqualTo(
            new ImportResult(
                1,
                1,
                1,
                1,
                0,
                0,
                new ImportChanges(
                    Map.of("prompt", 1L),
                    List.of(new ImportChanges.ChangedItem(4, JUG.key(), List.of("prompt"))))));
    assertThat(open.states()).containsExactly(INVALID, DONE, PENDING);
    assertThat(open.report("jug").changed()).isEqualTo("prompt");
    assertThat(open.reports().get(1).changed()).isNull();
  }

  /** It is billed, and its download fails. */
  private void buyCupInVain() {
    PendingItem item = open.pending("cup");
    Attempt attempt = open.submit(item);
    open.ledger.move(
        move(item.id(), SUBMITTED, FAILED, attempt.id())
            .failure(Failure.of(FailureCode.DOWNLOAD_FAILED))
            .paid(item.price())
            .as(AttemptState.BILLED));
  }

  @Test
  void a_row_that_is_back_after_its_download_failed_is_fetched_once_more_and_not_bought()
      throws Exception {
    take(CUP);
    buyCupInVain();
    take(CUP);
    assertThat(open.states()).containsExactly(FAILED);
    take(Wanted.invalid(2, "cup", "bad"));

    assertThat(take(CUP).fetchAgain()).isEqualTo(1);
    InFlightItem fetched = open.inFlight("cup");
    assertThat(fetched.refetch()).isTrue();
    assertThat(fetched.superseded()).isFalse();
    assertThat(fetched.generationId()).isEqualTo("generation-1");
  }

  @Test
  void an_edit_that_is_billed_and_not_had_is_fetched_when_it_comes_back_after_another_was_made()
      throws Exception {
    WantedItem red = Wanted.of(2, "cup", "a red cup");
    take(CUP);
    open.makeAll();
    take(red);
    buyCupInVain();
    take(CUP);
    assertThat(open.states()).containsExactly(DONE);
    assertThat(open.report("cup").generationId()).isEqualTo("generation-1");

    take(red);
    assertThat(open.inFlight("cup").generationId()).isEqualTo("generation-2");
  }

  @Test
  void of_rows_with_one_file_name_only_the_first_is_made() throws Exception {
    WantedItem upper = Wanted.of(3, "other", "another cup", "CUP");
    take(CUP, upper);

    assertThat(open.states()).containsExactly(PENDING, INVALID);
    assertThat(open.reports().get(1).problems().get(0).message())
        .contains("would be named \"CUP\", like that of line 2");
    open.makeAll();
    take(CUP, upper);
    assertThat(open.states()).containsExactly(DONE, INVALID);
  }

  @Test
  void a_new_row_above_never_takes_the_file_name_of_a_picture_that_is_made() throws Exception {
    take(CUP);
    open.makeAll();

    take(Wanted.of(2, "new", "a new cup", "cup"), CUP);
    assertThat(open.report("cup").state()).isEqualTo(DONE);
    assertThat(open.report("new").state()).isEqualTo(INVALID);
  }

  @Test
  void a_file_name_that_collides_after_an_edit_is_found_though_no_request_changed()
      throws Exception {
    take(CUP, JUG);
    take(CUP, Wanted.of(3, "jug", "a jug", "cup"));

    assertThat(open.states()).containsExactly(PENDING, INVALID);
  }

  @Test
  void collisions_are_found_though_the_first_import_was_cut_off_before_it_looked()
      throws Exception {
    List<WantedItem> rows = List.of(CUP, Wanted.of(3, "cup", "a cup", "cup-2"), JUG);
    open.takeOnly(rows, 1, 3);

    open.take(rows);
    assertThat(open.states()).containsExactly(PENDING, INVALID, PENDING);
  }

  @Test
  void an_import_that_was_cut_off_half_way_is_repeated_without_harm() throws Exception {
    List<WantedItem> rows = List.of(CUP, JUG, POT);
    take(POT, Wanted.of(3, "cup", "an old cup"), Wanted.of(4, "gone", "gone"));
    open.makeAll();
    for (int cut = 0; cut <= 3; cut++) {
      open.takeOnly(rows, 1, cut);
    }

    assertThat(open.take(rows).gone()).isEqualTo(1);
    assertThat(keys()).containsExactly("cup", "jug", "pot");
    assertThat(open.states()).containsExactly(PENDING, PENDING, DONE);
  }

  @Test
  void what_is_under_way_keeps_its_state_whatever_the_input_says() throws Exception {
    take(CUP, JUG);
    open.begin(open.pending("cup"));
    open.submit(open.pending("jug"));

    take(Wanted.of(2, "cup", "other"), Wanted.of(3, "jug", "other"));
    assertThat(open.states()).containsExactly(SUBMITTING, SUBMITTED);
    take(POT);
    assertThat(new ItemPages(open.ledger).inFlight(OpenLedger.ALL, 10)).hasSize(1);
    assertThat(new ItemPages(open.ledger).submitting(OpenLedger.ALL)).hasSize(1);
  }

  @Test
  void what_changed_is_told_until_the_picture_is_made_of_it_and_after() throws Exception {
    take(CUP, JUG, POT);
    open.makeAll();
    ImportResult edited = take(CUP, Wanted.of(3, "jug", "a blue jug"), POT);

    assertThat(edited.changes().fields()).isEqualTo(Map.of("prompt", 1L));
    assertThat(edited.changes().first())
        .containsExactly(new ImportChanges.ChangedItem(3, JUG.key(), List.of("prompt")));
    assertThat(open.report("jug").changed()).isEqualTo("prompt");
    assertThat(open.report("cup").changed()).isNull();

    open.makeAll();
    assertThat(take(CUP, Wanted.of(3, "jug", "a blue jug"), POT).changes())
        .isEqualTo(ImportChanges.NONE);
    assertThat(open.report("jug").changed()).isEqualTo("prompt");
  }

  @Test
  void a_change_that_is_taken_back_before_a_picture_was_made_of_it_is_none() throws Exception {
    take(CUP, JUG);
    open.makeAll();
    take(CUP, Wanted.of(3, "jug", "a blue jug"));

    assertThat(take(CUP, JUG).changes()).isEqualTo(ImportChanges.NONE);
    assertThat(open.report("jug").changed()).isNull();
    assertThat(open.states()).containsOnly(DONE);
  }

  @Test
  void what_was_invalid_before_is_not_compared() throws Exception {
    take(CUP, Wanted.invalid(3, "jug", "a jug"));

    assertThat(take(CUP, JUG).changes()).isEqualTo(ImportChanges.NONE);
  }

  @Test
  void the_tables_of_an_earlier_program_are_completed() throws Exception {
    take(CUP, JUG);
    open.execute("DROP INDEX text_by_key");
    open.execute("ALTER TABLE item_text DROP COLUMN changed");
    open.execute("ALTER TABLE item_text DROP COLUMN item_key");
    open.execute("DROP TABLE place");
    open.execute("CREATE INDEX item_by_key ON item (item_key)");
    open.execute("CREATE INDEX item_by_position ON item (position)");
    open.execute("UPDATE ledger_meta SET text = '1' WHERE name = 'schema'");
    open.close();
    assertThatThrownBy(() -> LedgerView.open(folder))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("earlier version");
    open = new OpenLedger(folder);

    ImportResult result = take(JUG, Wanted.of(2, "cup", "a blue cup"));
    assertThat(result.unchanged()).isEqualTo(1);
    assertThat(result.changed()).isEqualTo(1);
    assertThat(open.report("cup").changed()).isEqualTo("prompt");
  }
}
