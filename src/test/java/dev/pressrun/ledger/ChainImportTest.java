package dev.pressrun.ledger;

import static dev.pressrun.model.ItemState.DONE;
import static dev.pressrun.model.ItemState.INVALID;
import static dev.pressrun.model.ItemState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.Reference;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items made from the pictures of others, as an import takes them in. */
class ChainImportTest {
  private static final WantedItem SHOT = Wanted.of(2, "shot", "a cup");
  private static final WantedItem AUTUMN = child(3, "autumn", "with leaves", "shot");
  private static final WantedItem DETAIL = child(4, "detail", "its handle", "autumn");

  private OpenLedger open;

  @BeforeEach
  void open(@TempDir Path folder) {
    open = new OpenLedger(folder);
  }

  @AfterEach
  void close() {
    open.close();
  }

  private static WantedItem child(long line, String key, String prompt, String parent) {
    WantedItem plain = Wanted.of(line, key, prompt);
    return new WantedItem(
        line,
        plain.key(),
        Wanted.fingerprint(prompt + " of " + parent),
        plain.cells(),
        ImageRequest.ofPrompt(prompt).withSource(new Reference.ResultOf(parent, "parent")),
        List.of(),
        plain.outputName(),
        plain.foldedName(),
        plain.price());
  }

  private ImportResult take(WantedItem... wanted) throws SQLException {
    return open.take(List.of(wanted));
  }

  /** Makes all, those first that are made from no other picture. */
  private void makeAll() {
    Chains chains = new Chains(open.ledger);
    for (int round = 0; round < 3; round++) {
      chains.begin();
      open.makeAll();
    }
  }

  private String problem(String key) {
    assertThat(open.report(key).state()).isEqualTo(INVALID);
    return open.report(key).problems().get(0).toString();
  }

  @Test
  void a_child_comes_with_its_parents_generation_and_only_when_that_is_done() throws Exception {
    take(DETAIL, AUTUMN, SHOT);
    Chains chains = new Chains(open.ledger);
    chains.begin();
    assertThat(open.pending()).map(item -> item.key().value()).containsExactly("shot");
    open.makeAll();
    chains.begin();
    assertThat(open.pending())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.key().value()).isEqualTo("autumn");
              assertThat(item.request().source())
                  .isEqualTo(
                      new Reference.Generation(String.valueOf(open.report("shot").generationId())));
            });
  }

  @Test
  void the_same_rows_in_another_order_ask_for_nothing() throws Exception {
    take(SHOT, AUTUMN, DETAIL);
    makeAll();
    assertThat(open.states()).containsOnly(DONE);
    assertThat(counts(take(DETAIL, AUTUMN, SHOT))).containsExactly(0L, 0L, 3L, 0L, 0L, 0L);
    assertThat(counts(take(SHOT, AUTUMN, DETAIL))).containsExactly(0L, 0L, 3L, 0L, 0L, 0L);
    assertThat(open.states()).containsOnly(DONE);
  }

  @Test
  void a_changed_parent_has_all_that_is_made_from_it_made_anew_and_back_again_for_nothing()
      throws Exception {
    take(SHOT, AUTUMN, DETAIL);
    makeAll();
    WantedItem blue = Wanted.of(2, "shot", "a blue cup");
    assertThat(counts(take(DETAIL, AUTUMN, blue))).containsExactly(0L, 3L, 0L, 0L, 0L, 0L);
    assertThat(open.states()).containsOnly(PENDING);
    assertThat(take(SHOT, AUTUMN, DETAIL).changed()).isEqualTo(3);
    assertThat(open.states()).containsOnly(DONE);
    take(blue, AUTUMN, DETAIL);
    makeAll();
    assertThat(take(blue, AUTUMN, DETAIL).unchanged()).isEqualTo(3);
    assertThat(open.states()).containsOnly(DONE);
  }

  @Test
  void a_changed_child_leaves_its_parent_and_takes_its_own_children_along() throws Exception {
    take(SHOT, AUTUMN, DETAIL);
    makeAll();
    take(SHOT, child(3, "autumn", "with fog", "shot"), DETAIL);
    assertThat(open.states()).containsExactly(DONE, PENDING, PENDING);
  }

  @Test
  void an_import_that_was_cut_off_is_repeated_without_harm() throws Exception {
    take(SHOT, AUTUMN, DETAIL);
    makeAll();
    WantedItem blue = Wanted.of(2, "shot", "a blue cup");
    open.takeOnly(List.of(AUTUMN, blue, DETAIL), 1, 2);
    assertThat(take(SHOT, AUTUMN, DETAIL).invalid()).isZero();
    assertThat(open.states()).containsOnly(DONE);
    open.takeOnly(List.of(AUTUMN, blue, DETAIL), 1, 2);
    take(AUTUMN, blue, DETAIL);
    assertThat(open.states()).containsOnly(PENDING);
  }

  @Test
  void a_row_that_is_made_from_no_other_any_more_waits_for_none() throws Exception {
    take(SHOT, AUTUMN);
    take(Wanted.of(2, "shot", "a cup"), Wanted.of(3, "autumn", "with leaves"));
    new Chains(open.ledger).begin();
    assertThat(open.pending()).hasSize(2);
    assertThat(open.one("SELECT COUNT(*) FROM chain")).isEqualTo("0");
  }

  @Test
  void a_key_that_no_row_has_is_told_with_line_column_and_the_nearest() throws Exception {
    take(SHOT, child(3, "autumn", "with leaves", "shoot"));
    assertThat(problem("autumn"))
        .contains("table.csv:3: column parent", "\"shoot\"", "nearest is \"shot\"");
    assertThat(take(SHOT, child(3, "autumn", "with leaves", "shoot")).invalid()).isEqualTo(1);
    take(SHOT, AUTUMN);
    assertThat(open.states()).containsExactly(PENDING, PENDING);
  }

  @Test
  void circles_are_told_and_whatever_waits_for_one() throws Exception {
    take(
        child(2, "a", "one", "b"),
        child(3, "b", "two", "a"),
        child(4, "self", "three", "self"),
        child(5, "c", "four", "a"),
        SHOT);
    assertThat(problem("a")).contains("\"b\", which is to be made from \"a\"", "circle");
    assertThat(problem("b")).contains("circle");
    assertThat(problem("self")).contains("table.csv:4", "circle");
    assertThat(problem("c")).contains("circle");
    assertThat(open.report("shot").state()).isEqualTo(PENDING);
  }

  @Test
  void a_parent_that_is_gone_from_the_input_is_no_parent() throws Exception {
    take(SHOT, AUTUMN);
    makeAll();
    take(AUTUMN);
    assertThat(problem("autumn")).contains("no row has the id \"shot\"");
    take(SHOT, AUTUMN);
    assertThat(open.states()).containsOnly(DONE);
  }

  @Test
  void a_bad_row_above_a_made_child_of_its_id_leaves_it_its_picture() throws Exception {
    take(SHOT, AUTUMN);
    makeAll();
    WantedItem bad = Wanted.invalid(3, "autumn", "bad");
    take(SHOT, bad, child(4, "autumn", "with leaves", "shot"));
    assertThat(open.states()).containsExactly(DONE, INVALID, DONE);
    take(SHOT, bad);
    assertThat(open.states()).containsExactly(DONE, INVALID);
    take(SHOT, bad, child(4, "autumn", "with leaves", "shot"));
    assertThat(open.states()).containsExactly(DONE, INVALID, DONE);
  }

  @Test
  void a_changed_row_above_a_made_child_of_its_id_leaves_it_its_picture() throws Exception {
    take(SHOT, AUTUMN);
    makeAll();
    WantedItem fog = child(3, "autumn", "with fog", "shot");
    take(SHOT, fog, child(4, "autumn", "with leaves", "shot"));
    assertThat(open.states()).containsExactly(DONE, INVALID, DONE);
    assertThat(take(SHOT, AUTUMN).rows()).isEqualTo(2);
    assertThat(open.states()).containsExactly(DONE, DONE);
  }

  @Test
  void many_levels_and_many_children_stand_in_any_order() throws Exception {
    List<WantedItem> wanted = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      wanted.add(0, child(i + 3, "leaf" + i, "leaf " + i, "shot"));
    }
    for (int i = 1; i < 30; i++) {
      wanted.add(0, child(i + 700, "step" + i, "step " + i, i == 1 ? "shot" : "step" + (i - 1)));
    }
    wanted.add(SHOT);
    open.take(wanted);
    assertThat(open.states()).hasSize(630).containsOnly(PENDING);
    wanted.set(wanted.size() - 1, Wanted.of(2, "shot", "a blue cup"));
    assertThat(open.take(wanted).changed()).isEqualTo(630);
    assertThat(open.one("SELECT MAX(level) FROM chain")).isEqualTo("28");
  }

  /** Added, changed, unchanged, invalid, gone, to fetch again. */
  private static long[] counts(ImportResult result) {
    return new long[] {
      result.added(),
      result.changed(),
      result.unchanged(),
      result.invalid(),
      result.gone(),
      result.fetchAgain()
    };
  }
}
