package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pressrun.model.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs that are more, or other, than one text with delimiters. */
class InputFilesTest {
  private static final String ROW =
      """
      <row r="%d"><c r="A%1$d" t="inlineStr"><is><t>%s</t></is></c>%s</row>""";

  private final Path folder;

  InputFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private JobSpec job(String input) {
    String yaml = "input: {%s}\nrequest: {prompt: x}\n".formatted(input);
    return JobSpecs.read(Tables.write(folder, "j.yml", yaml), JobOverrides.NONE, Map.of());
  }

  private List<String> rows(String input) {
    try (Table table = Table.open(job(input).input())) {
      return Tables.rows(table).stream()
          .map(row -> row.line() + " " + (row.flaw() == null ? row.values() : row.flaw()))
          .toList();
    }
  }

  private String problem(String input) {
    JobSpec job = job(input);
    InputException e =
        catchThrowableOfType(InputException.class, () -> Table.open(job.input()).close());
    return String.valueOf(e.getMessage()).replace(folder + "/", "");
  }

  @Test
  void several_files_are_one_table_with_the_columns_of_all() {
    Tables.write(folder, "a.csv", "id,name\n1,Cup\n");
    Tables.write(folder, "b.csv", "color;id\nred;2\n\nblue\n");

    try (Table table = Table.open(job("file: [b.csv, a.csv]").input())) {
      assertThat(table.headers()).containsExactly("color", "id", "name");
      assertThat(table.detected().toString().replace(folder + "/", ""))
          .isEqualTo(
              "b.csv: UTF-8, semicolon, quoted, 2 columns\na.csv: UTF-8, comma, quoted, 2 columns");
      assertThat(Tables.rows(table).stream().map(row -> row.values().toString()))
          .containsExactly("[red, 2, ]", "[blue, , ]", "[, 1, Cup]");
    }
  }

  @Test
  void a_problem_names_the_file_it_is_in() {
    Tables.write(folder, "a.csv", "id,name\n1,Cup\n");
    Tables.write(folder, "b.csv", "id,name\n\n2\n");
    JobSpec job = job("file: [a.csv, b.csv]");

    try (Table table = Table.open(job.input())) {
      ItemFactory factory = new ItemFactory(job, table.headers());
      List<Problem> problems =
          Tables.rows(table).stream()
              .flatMap(row -> factory.itemsOf(row).stream())
              .flatMap(item -> item.problems().stream())
              .toList();

      assertThat(problems)
          .singleElement()
          .hasToString(folder + "/b.csv:3: found 1 cell, expected 2, as the header has");
    }
  }

  @Test
  void a_pattern_stands_for_its_files_in_the_order_of_their_numbers() {
    Tables.write(folder, "p10.csv", "id\n10\n");
    Tables.write(folder, "p2.csv", "id\n2\n");
    Tables.write(folder, "p2.txt", "id\n0\n");

    assertThat(rows("file: 'p*.csv'")).containsExactly("2 [2]", "2 [10]");
    assertThat(rows("file: ['p1*.csv', 'p*.csv']")).containsExactly("2 [10]", "2 [2]");
    assertThat(problem("file: 'q*.csv'")).startsWith("q*.csv: no file in ");
  }

  @Test
  void a_file_without_the_id_is_told() {
    Tables.write(folder, "a.csv", "SKU,name\n1,Cup\n");
    Tables.write(folder, "b.csv", "SKUs,name\n2,Jug\n");

    assertThat(problem("file: [a.csv, b.csv], columns: {sku: SKU}, id: sku"))
        .isEqualTo(
            "b.csv:1: there is no column \"SKU\", which names the pictures (input.id); the nearest"
                + " is \"SKUs\"; the headers are \"SKUs\", \"name\"");
  }

  @Test
  void the_digest_follows_every_file() {
    Tables.write(folder, "a.csv", "id\n1\n");
    Tables.write(folder, "b.csv", "id\n2\n");
    String before = digest();

    assertThat(digest()).isEqualTo(before);
    Tables.write(folder, "b.csv", "id\n3\n");
    assertThat(digest()).isNotEqualTo(before);
  }

  private String digest() {
    try (Table table = Table.open(job("file: [a.csv, b.csv]").input())) {
      return table.sha256();
    }
  }

  @Test
  void a_list_of_texts_in_json_lines_is_what_several_are_in_a_cell() {
    Tables.write(
        folder,
        "p.jsonl",
        "{\"photos\": [\"a.jpg\", \"b.jpg\"], \"sizes\": [1, 2], \"none\": []}\n");

    assertThat(rows("file: p.jsonl")).containsExactly("1 [a.jpg|b.jpg, [1,2], []]");
  }

  @Test
  void json_lines_have_the_keys_of_all_lines_as_columns() {
    Tables.write(
        folder,
        "p.jsonl",
        """
        {"id": 7, "name": "Cup \\u00e9", "price": 1.50}

        {"id": "8", "tags": ["a", {"b": null}], "new": true, "name": null}
        [1]
        {"id": 9
        {"id": 10} {"id": 11}
        """);

    assertThat(rows("file: p.jsonl"))
        .satisfiesExactly(
            row -> assertThat(row).isEqualTo("1 [7, Cup é, 1.50, , ]"),
            row -> assertThat(row).isEqualTo("3 [8, , , [\"a\",{\"b\":null}], true]"),
            row -> assertThat(row).startsWith("4 this is not a JSON object"),
            row -> assertThat(row).startsWith("5 this is not JSON: "),
            row -> assertThat(row).startsWith("6 this is not JSON: "));
    Tables.write(folder, "empty.ndjson", "\n");
    assertThat(problem("file: empty.ndjson")).contains("no line holds a JSON object");
    Tables.write(folder, "latin.jsonl", new byte[] {'{', '"', (byte) 0xE9, '"', ':', '1', '}'});
    assertThat(problem("file: latin.jsonl")).contains("this is not UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "General|12|12",
        "General|0.30000000000000004|0.3",
        "General|1E+20|100000000000000000000",
        "General|-3.5|-3.5",
        "00000|815|00815",
        "0.00|12.5|12.50",
        "#,##0.00|1234.5|1234.50",
        "#,##0.00 [$€-407]|9.9|9.90",
        "0%|0.125|13%",
        "yyyy\\-mm\\-dd|45992|2025-12-01",
        "dd.mm.yyyy hh:mm|45992.5|2025-12-01T12:00",
        "hh:mm|0.75|18:00",
      })
  void a_workbook_s_numbers_are_as_the_sheet_shows_them(String format, String value, String shown) {
    String cells = "<c r=\"B2\" s=\"1\"><v>%s</v></c>".formatted(value);
    String rows = ROW.formatted(1, "id", text("B1", "x")) + ROW.formatted(2, "A", cells);
    Tables.write(folder, "p.xlsx", Workbooks.of(format, rows));

    assertThat(rows("file: p.xlsx, sheet: Products")).containsExactly("2 [A, " + shown + "]");
  }

  private static String text(String place, String text) {
    return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(place, text);
  }

  @Test
  void a_sheet_s_rows_may_have_gaps_and_mistakes() {
    String rows =
        ROW.formatted(2, "id", text("B2", " name ") + text("C2", "done"))
            + ROW.formatted(3, "A", text("C3", "x &amp; y"))
            + "<row r=\"4\"/>"
            + ROW.formatted(6, "B", "<c r=\"C6\" t=\"b\"><v>1</v></c>")
            + ROW.formatted(7, "C", text("D7", "stray"))
            + ROW.formatted(8, "D", "<c r=\"B8\" t=\"e\"><v>#N/A</v></c>");
    Tables.write(folder, "p.xlsx", Workbooks.of("0", rows));

    assertThat(rows("file: p.xlsx, sheet: Products"))
        .containsExactly(
            "3 [A, , x & y]",
            "6 [B, , true]",
            "7 found \"stray\" in a column without a header",
            "8 a cell shows the error #N/A; correct it in the workbook");
    try (Table table = Table.open(job("file: p.xlsx, sheet: Products").input())) {
      assertThat(table.headers()).containsExactly("id", "name", "done");
      assertThat(table.detected().toString()).endsWith(": Excel sheet \"Products\", 3 columns");
    }
    assertThat(problem("file: p.xlsx, sheet: Product"))
        .contains("no sheet \"Product\"; the nearest is \"Products\"; the sheets are \"Notes\",");
    assertThat(problem("file: p.xlsx")).contains("the sheet \"Notes\" is empty");
  }
}
