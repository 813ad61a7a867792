package dev.pressrun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** The ledger against a map: whatever the inputs of a job are, one after the other. */
class LedgerImportPropertiesTest {

  /** A row of an input: a key, and which of its versions; a negative one is invalid. */
  record Row(int key, int version) {}

  /**
   * One input, in chunks of some size, cut off after some rows, then repeated; then made or not.
   */
  record Input(List<Row> rows, int chunk, int cut, boolean make) {}

  @Provide
  Arbitrary<List<Input>> histories() {
    Arbitrary<Row> row =
        Combinators.combine(
                Arbitraries.integers().between(0, 5), Arbitraries.integers().between(-1, 2))
            .as(Row::new);
    return Combinators.combine(
            row.list().ofMaxSize(8),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(0, 8),
            Arbitraries.of(true, false))
        .as(Input::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
  void an_import_leaves_what_a_map_would(@ForAll("histories") List<Input> history)
      throws Exception {
    Map<Integer, Integer> made = new HashMap<>();
    follow(
        history.stream().map(LedgerImportPropertiesTest::withoutDuplicates).toList(),
        made,
        (open, input) -> assertThat(open.states()).isEqualTo(expected(input.rows(), made)));
  }

  @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
  void of_rows_with_one_id_at_most_one_is_made(@ForAll("histories") List<Input> history)
      throws Exception {
    follow(
        history,
        new HashMap<>(),
        (open, input) ->
            assertThat(
                    open.reports().stream()
                        .filter(report -> report.state() != ItemState.INVALID)
                        .map(ItemReport::key))
                .doesNotHaveDuplicates()
                .hasSize(validKeys(input.rows())));
  }

  @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
  void a_row_that_is_only_doubled_or_moved_is_bought_once(@ForAll("histories") List<Input> history)
      throws Exception {
    follow(
        history.stream().map(LedgerImportPropertiesTest::unedited).toList(),
        new HashMap<>(),
        (open, input) ->
            assertThat(
                    open.one(
                        "SELECT MAX(n) FROM (SELECT COUNT(*) n FROM attempt a JOIN item i ON i.id ="
                            + " a.item_id GROUP BY i.item_key)"))
                .isIn("null", "1"));
  }

  /** All rows of a key ask for the same. */
  private static Input unedited(Input input) {
    return new Input(
        input.rows().stream().map(row -> new Row(row.key(), 0)).toList(),
        input.chunk(),
        input.cut(),
        input.make());
  }

  private interface Check {
    void check(OpenLedger open, Input input) throws Exception;
  }

  private static void follow(List<Input> history, Map<Integer, Integer> made, Check check)
      throws Exception {
    Path folder = Files.createTempDirectory("ledger");
    try (OpenLedger open = new OpenLedger(folder)) {
      for (Input input : history) {
        List<WantedItem> wanted = wanted(input.rows());
        open.takeOnly(wanted, input.chunk(), Math.min(input.cut(), wanted.size()));
        ImportResult result = open.take(wanted, input.chunk());
        assertThat(open.reports()).extracting(ItemReport::line).isEqualTo(lines(wanted));
        assertThat(result.rows()).isEqualTo(wanted.size());
        check.check(open, input);
        if (input.make()) {
          make(open, made);
        }
      }
    } finally {
      delete(folder);
    }
  }

  private static Input withoutDuplicates(Input input) {
    Set<Integer> taken = new HashSet<>();
    return new Input(
        input.rows().stream().filter(row -> taken.add(row.key())).toList(),
        input.chunk(),
        input.cut(),
        input.make());
  }

  private static int validKeys(List<Row> rows) {
    return (int) rows.stream().filter(row -> row.version() >= 0).map(Row::key).distinct().count();
  }

  private static List<Long> lines(List<WantedItem> wanted) {
    return wanted.stream().map(WantedItem::line).toList();
  }

  private static void make(OpenLedger open, Map<Integer, Integer> made) {
    for (PendingItem item : open.pending()) {
      open.make(item);
      made.put(Integer.parseInt(item.key().value()), Integer.parseInt(item.request().prompt()));
    }
  }

  private static List<WantedItem> wanted(List<Row> rows) {
    return IntStream.range(0, rows.size())
        .mapToObj(
            i -> {
              String key = Integer.toString(rows.get(i).key());
              int version = rows.get(i).version();
              return version < 0
                  ? Wanted.invalid(i + 2, key, "bad")
                  : Wanted.of(i + 2, key, Integer.toString(version));
            })
        .toList();
  }

  /** A row is done where its very version is made. */
  private static List<ItemState> expected(List<Row> rows, Map<Integer, Integer> made) {
    List<ItemState> states = new ArrayList<>();
    for (Row row : rows) {
      Integer version = row.version();
      boolean done = version.equals(made.get(row.key()));
      states.add(version < 0 ? ItemState.INVALID : done ? ItemState.DONE : ItemState.PENDING);
    }
    return states;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
