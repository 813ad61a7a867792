package dev.pressrun.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ManifestTest {
  private static final List<String> HEADERS = List.of("sku", "note, \"quoted\"", "");
  private static final List<ItemReport> EVERY_STATE =
      List.of(
          Reports.done(2, List.of("a", "1,5", ""), "a mug", Reports.picture("images/a.png", 9, 7)),
          Reports.failed(
              3,
              List.of("b", "line\r\nbreak\n\"q\"", " x "),
              "a\nmug",
              new Failure(FailureCode.CONTENT_MODERATED, "prompt refused")),
          Reports.invalid(6, List.of("=1+1"), "ratio", "\"4:4\" is not a ratio"),
          Reports.inDoubt(7, List.of("c", "=cmd|' /C calc'!A0", "-1"), "in doubt"),
          Reports.unsettled(8, List.of("d", "", "ü€😀"), "waits", ItemState.PENDING),
          Reports.unsettled(9, List.of("e", "", ""), "flies", ItemState.SUBMITTED),
          Reports.unsettled(10, List.of("@f", "", ""), "leaves", ItemState.SUBMITTING));

  private Path out;

  @BeforeEach
  void open(@TempDir Path temporary) {
    out = temporary;
  }

  private List<CSVRecord> rows(List<String> headers, List<ItemReport> reports) throws IOException {
    Written.manifest(out, new JdkDisk(), headers, reports.iterator());
    try (CSVParser parser =
        CSVParser.builder()
            .setPath(out.resolve("results.csv"))
            .setFormat(CSVFormat.RFC4180)
            .get()) {
      return parser.getRecords();
    }
  }

  private List<JsonNode> lines() throws IOException {
    JsonMapper mapper = new JsonMapper();
    return Files.readAllLines(out.resolve("results.jsonl")).stream().map(mapper::readTree).toList();
  }

  @Test
  void every_row_stands_in_input_order_with_its_cells_unchanged() throws IOException {
    List<CSVRecord> rows = rows(HEADERS, EVERY_STATE);

    assertThat(rows).hasSize(EVERY_STATE.size() + 1);
    assertThat(rows.get(0).toList().subList(0, 3)).isEqualTo(HEADERS);
    assertThat(rows.get(2).toList().subList(0, 3))
        .containsExactly("b", "line\r\nbreak\n\"q\"", " x ");
    assertThat(rows.get(4).get(1)).isEqualTo("=cmd|' /C calc'!A0");
    assertThat(rows.get(5).get(2)).isEqualTo("ü€😀");
    assertThat(rows).allSatisfy(row -> assertThat(row.size()).isEqualTo(rows.get(0).size()));
    assertThat(rows.stream().skip(1).map(row -> row.get(4)))
        .containsExactly(
            "done", "failed", "invalid", "in_doubt", "pending", "submitted", "submitting");
  }

  @Test
  void the_result_columns_follow_in_their_fixed_order() throws IOException {
    List<CSVRecord> rows = rows(HEADERS, EVERY_STATE);

    assertThat(rows.get(0).toList().subList(3, rows.get(0).size()))
        .containsExactly(
            "result_key",
            "result_status",
            "result_file",
            "result_sha256",
            "result_bytes",
            "result_width",
            "result_height",
            "result_generation_id",
            "result_attempts",
            "result_failure_code",
            "result_message",
            "result_cost_usd",
            "result_submitted_at",
            "result_completed_at",
            "result_saved_at",
            "result_model",
            "result_request_id",
            "result_advice");
    assertThat(rows.get(1).toList().subList(3, rows.get(1).size()))
        .containsExactly(
            "a",
            "done",
            "images/a.png",
            "ab".repeat(32),
            "5000000",
            "9",
            "7",
            "gen-2",
            "1",
            "",
            "",
            "0.0404",
            "2026-11-22T08:00:02Z",
            "2026-11-22T08:00:41.838Z",
            "2026-11-22T08:00:41.838Z",
            "uni-1",
            "req-2",
            "");
  }

  @Test
  void a_failure_has_its_code_its_sentence_and_what_to_do() throws IOException {
    CSVRecord failed = rows(HEADERS, EVERY_STATE).get(2);

    assertThat(failed.toList())
        .contains(
            "content_moderated",
            "The provider's filter refused this prompt or picture. (prompt refused)",
            "Reword it and run again.",
            "0.00");
    assertThat(rows(HEADERS, EVERY_STATE).get(3).toList())
        .contains("products.csv:6: column ratio: \"4:4\" is not a ratio");
  }

  @Test
  void a_row_that_is_still_being_made_says_so() throws IOException {
    assertThat(rows(HEADERS, EVERY_STATE))
        .filteredOn(row -> row.toList().contains("submitted"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.toList())
                    .anySatisfy(
                        cell ->
                            assertThat(cell).endsWith("Its id is kept; run again to ask for it.")));
  }

  @Test
  void formulas_are_made_harmless_in_the_result_columns_only() throws IOException {
    CSVRecord row = rows(HEADERS, EVERY_STATE).get(7);
    assertThat(row.get(0)).isEqualTo("@f");
    assertThat(row.get(3)).isEqualTo("'@f");
    assertThat(lines().get(6).at("/result/key").asString()).isEqualTo("@f");
  }

  @Test
  void the_json_lines_say_the_same_with_types_and_the_filled_in_prompt() throws IOException {
    rows(HEADERS, EVERY_STATE);
    JsonNode done = lines().get(0);

    assertThat(lines()).hasSize(EVERY_STATE.size());
    assertThat(done.at("/input/sku").asString()).isEqualTo("a");
    assertThat(done.at("/result/status").asString()).isEqualTo("done");
    assertThat(done.at("/result/bytes").isNumber()).isTrue();
    assertThat(done.at("/result/cost_usd").decimalValue()).isEqualByComparingTo("0.0404");
    assertThat(done.at("/result/failure_code").isNull()).isTrue();
    assertThat(lines().get(1).at("/result/prompt").asString()).isEqualTo("a\nmug");
    assertThat(lines().get(1).at("/input/note, \"quoted\"").asString())
        .isEqualTo("line\r\nbreak\n\"q\"");
  }

  @Test
  void a_manifest_used_as_input_gets_result_columns_of_the_next_number() throws IOException {
    List<String> earlier = ManifestColumns.of(List.of("sku")).all();
    ManifestColumns columns = ManifestColumns.of(earlier);

    assertThat(columns.renamed()).containsEntry("result_status", "result_status_2");
    assertThat(columns.all()).doesNotHaveDuplicates();
    assertThat(ManifestColumns.of(columns.all()).result()).contains("result_status_3");
    assertThat(ManifestColumns.of(List.of("Result_Key")).result()).contains("result_key_2");
  }

  @Test
  void the_same_reports_give_the_same_bytes() throws IOException {
    rows(HEADERS, EVERY_STATE);
    byte[] csv = Files.readAllBytes(out.resolve("results.csv"));
    byte[] jsonl = Files.readAllBytes(out.resolve("results.jsonl"));
    rows(HEADERS, EVERY_STATE);
    assertThat(out.resolve("results.csv")).hasBinaryContent(csv);
    assertThat(out.resolve("results.jsonl")).hasBinaryContent(jsonl);
  }

  @Test
  void no_rows_give_a_header_line() throws IOException {
    assertThat(rows(List.of("sku"), List.of())).hasSize(1);
    assertThat(out.resolve("results.jsonl")).isEmptyFile();
  }

  @Test
  void half_a_surrogate_pair_does_not_spoil_the_files() throws IOException {
    ItemReport odd =
        Reports.failed(2, List.of("a\ud83d"), "p\ud83d", Failure.of(FailureCode.UNKNOWN));
    assertThat(rows(List.of("sku"), List.of(odd)).get(1).get(0)).isEqualTo("a?");
    assertThat(lines()).hasSize(1);
  }

  @Test
  void the_former_manifest_stays_when_the_reports_break_off() throws IOException {
    rows(HEADERS, EVERY_STATE);
    byte[] former = Files.readAllBytes(out.resolve("results.csv"));
    Iterator<ItemReport> breaking =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public ItemReport next() {
            throw new NoSuchElementException("the ledger is gone");
          }
        };
    assertThatThrownBy(() -> Written.manifest(out, new JdkDisk(), HEADERS, breaking))
        .hasMessage("the ledger is gone");
    assertThat(out.resolve("results.csv")).hasBinaryContent(former);
    assertThat(out.resolve(".pressrun/tmp")).isEmptyDirectory();
  }

  @Test
  void stopped_at_any_file_operation_each_file_is_the_former_or_the_new_one() throws IOException {
    rows(HEADERS, EVERY_STATE.subList(0, 1));
    byte[] former = Files.readAllBytes(out.resolve("results.csv"));
    CountedDisk whole = CountedDisk.endless();
    Written.manifest(out, whole, HEADERS, EVERY_STATE.iterator());
    byte[] fresh = Files.readAllBytes(out.resolve("results.csv"));
    for (int last = 1; last <= whole.count(); last++) {
      CountedDisk dying = new CountedDisk(last, last % 2 == 0);
      assertThatThrownBy(() -> Written.manifest(out, dying, HEADERS, EVERY_STATE.iterator()))
          .isInstanceOf(CountedDisk.Gone.class);
      assertThat(Files.readAllBytes(out.resolve("results.csv"))).isIn(former, fresh);
      rows(HEADERS, EVERY_STATE.subList(0, 1));
    }
  }
}
