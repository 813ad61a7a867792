package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  private final Path folder;

  TableTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file(String text) {
    return Tables.write(folder, "t.csv", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void the_delimiter_is_found_from_the_header(String delimiter) {
    Path file = file(String.join(delimiter, "id", "name (EUR)", "x") + "\n1" + delimiter.repeat(2));

    assertThat(Tables.cells(file)).containsExactly(List.of("1", "", ""));
  }

  @Test
  void delimiters_inside_quoted_headers_do_not_count() {
    Path file = file("\"a, b, c\";\"d, e\"\n1;2\n");

    try (Table table = Table.open(InputSpec.of(file))) {
      assertThat(table.headers()).containsExactly("a, b, c", "d, e");
    }
  }

  @Test
  void a_table_of_one_column_may_hold_any_delimiter_as_text() {
    Path file = file("prompt\na cat, sitting; on|a mat\n");

    assertThat(Tables.cells(file)).containsExactly(List.of("a cat, sitting; on|a mat"));
    assertThat(Tables.detected(file)).isEqualTo("UTF-8, no delimiter, unquoted, 1 column");
  }

  @Test
  void a_table_of_one_column_may_be_quoted() {
    assertThat(Tables.cells(file("prompt\n\"a cat, \"\"sitting\"\"\"\n")))
        .containsExactly(List.of("a cat, \"sitting\""));
  }

  @Test
  void a_quoted_header_alone_on_its_line_is_one_column() {
    assertThat(Tables.cells(file("\"Prompt, please\"\na cat, sitting\n")))
        .containsExactly(List.of("a cat, sitting"));
  }

  @Test
  void a_header_whose_quotes_do_not_match_is_read_as_it_stands() {
    try (Table table = Table.open(InputSpec.of(file("\"Size\" in|cm\n1|2\n")))) {
      assertThat(table.headers()).containsExactly("\"Size\" in", "cm");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void every_line_end_is_read_and_rows_know_where_they_begin(String end) {
    String text =
        String.join(
            end, "a,b", "", "1,\"x" + end + "y\"", "", "2,z", "3,\"p" + end + end + "q\"", "4,");

    try (Table table = Table.open(InputSpec.of(file(text)))) {
      assertThat(Tables.rows(table))
          .extracting(InputRow::line, InputRow::values)
          .containsExactly(
              tuple(3L, List.of("1", "x" + end + "y")),
              tuple(6L, List.of("2", "z")),
              tuple(7L, List.of("3", "p" + end + end + "q")),
              tuple(10L, List.of("4", "")));
    }
  }

  @Test
  void a_header_alone_is_a_table_without_rows() {
    assertThat(Tables.cells(file("a,b\r\n"))).isEmpty();
    assertThat(Tables.cells(file("a,b"))).isEmpty();
  }

  @Test
  void ragged_rows_keep_their_cells_and_say_what_is_wrong() {
    try (Table table = Table.open(InputSpec.of(file("a,b,c\n1,2\n1,2,3,4\n1,2,3\n \n")))) {
      assertThat(Tables.rows(table))
          .containsExactly(
              new InputRow(
                  2, List.of("1", "2", ""), "found 2 cells, expected 3, as the header has"),
              new InputRow(
                  3, List.of("1", "2", "3"), "found 4 cells, expected 3, as the header has"),
              new InputRow(4, List.of("1", "2", "3")));
    }
  }

  @Test
  void a_row_with_text_after_a_closing_quote_does_not_spoil_the_others() {
    String text = "a,b\n1,\"x\"y,\"\"z\n2,ok\n3,\"x\"y";

    try (Table table = Table.open(InputSpec.of(file(text)))) {
      List<InputRow> rows = Tables.rows(table);
      assertThat(rows).extracting(InputRow::line).containsExactly(2L, 3L, 4L);
      assertThat(rows.get(0).flaw()).contains("after its closing quote").contains("twice");
      assertThat(rows.get(1)).isEqualTo(new InputRow(3, List.of("2", "ok")));
      assertThat(rows.get(2).flaw()).isNotNull();
    }
  }

  @Test
  void a_quote_that_is_never_closed_is_reported_where_it_opens() {
    assertProblem(
        file("a,b\n1,2\n3,\"x\n4,5\n"), "t.csv:3: the quote that opens here is never closed");
  }

  @Test
  void a_cell_as_long_as_a_forgotten_quote_makes_it_is_refused() {
    String text = "a,b\n1,2\n3,\"" + "x,y\n".repeat(300_000) + "\"\n";

    assertProblem(file(text), "t.csv:3: a cell of more than 1,000,000 characters begins here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "a,,b!column 2 has no name; the headers are \"a\", \"\", \"b\"",
        "a,b,!column 3 has no name",
        "a,b,a!columns 1 and 3 are both called \"a\"; the headers are \"a\", \"b\", \"a\"",
        "a, a!columns 1 and 2 are both called \"a\""
      })
  void wrong_headers_are_listed(String header, String message) {
    assertProblem(file(header + "\n1,2,3\n"), "t.csv:1: " + message);
  }

  @Test
  void headers_lose_surrounding_spaces_and_line_breaks() {
    try (Table table = Table.open(InputSpec.of(file(" a ,\"Body\r\n(HTML)\"\n")))) {
      assertThat(table.headers()).containsExactly("a", "Body (HTML)");
    }
  }

  @Test
  void columns_that_an_earlier_run_added_are_left_out() {
    Path file = file("result_key,id,result_status,name\nk,1,DONE,Cup\n");

    assertThat(Tables.cells(file)).containsExactly(List.of("1", "Cup"));
    assertThat(Tables.detected(file))
        .isEqualTo("UTF-8, comma, quoted, 2 columns (2 result_ columns left out)");
  }

  @Test
  void utf_8_with_a_byte_order_mark() {
    Path file = Tables.write(folder, "t.csv", "\uFEFFfoo,bar\n1,ʤ\n");

    assertThat(Tables.cells(file)).containsExactly(List.of("1", "ʤ"));
    assertThat(Tables.detected(file)).isEqualTo("UTF-8 with BOM, comma, quoted, 2 columns");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void utf_16_by_its_byte_order_mark(String charset) {
    byte[] bytes = "\uFEFFa;b\n1;ż\uD83D\uDE00\n".getBytes(Charset.forName(charset));
    Path file = Tables.write(folder, "t.csv", bytes);

    assertThat(Tables.cells(file)).containsExactly(List.of("1", "ż\uD83D\uDE00"));
    assertThat(Tables.detected(file)).startsWith(charset + " with BOM, semicolon");
  }

  @Test
  void bytes_that_are_not_utf_8_are_read_as_windows_1252_and_said() {
    String text = "a,b\n" + "x,y\n".repeat(40_000) + "1,caf\u00e9 \u20ac\n";
    Path file = Tables.write(folder, "t.csv", text.getBytes(TextDecoder.WINDOWS_1252));

    assertThat(Tables.cells(file)).last().isEqualTo(List.of("1", "café €"));
    assertThat(Tables.detected(file))
        .startsWith("Windows-1252 (line 40002 has the byte E9, which is not UTF-8), comma");
  }

  @Test
  void characters_that_straddle_the_parts_of_a_scan_are_whole() {
    String prefix = "a,b\n" + "x".repeat(64 * 1024 - 6);
    Path file = Tables.write(folder, "t.csv", prefix + "\uD83D\uDE00é,1\n");

    assertThat(Tables.detected(file)).startsWith("UTF-8, comma");
    assertThat(Tables.cells(file).get(0).get(0)).endsWith("x\uD83D\uDE00é");
  }

  @Test
  void bytes_that_fit_no_encoding_are_reported() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("a,b\n1,2\n3,".getBytes(StandardCharsets.UTF_8));
    bytes.write(0x81);

    assertProblem(
        Tables.write(folder, "t.csv", bytes.toByteArray()),
        "t.csv:3: the byte 81 is not Windows-1252; save the file as UTF-8");
  }

  @Test
  void a_chosen_encoding_is_held_to() {
    byte[] bytes = "a,b\n1,ソ|表\n".getBytes(Charset.forName("Shift_JIS"));
    Path file = Tables.write(folder, "t.csv", bytes);
    TableFormat format = new TableFormat(Charset.forName("Shift_JIS"), null, Quoting.AUTO, null);

    assertThat(Tables.cells(Tables.input(file, format))).containsExactly(List.of("1", "ソ|表"));
    TableFormat utf8 = new TableFormat(StandardCharsets.UTF_8, null, Quoting.AUTO, null);
    assertThatThrownBy(() -> Table.open(Tables.input(file, utf8)))
        .hasMessageContaining("t.csv:2: the byte 83 is not UTF-8");
  }

  @Test
  void nul_characters_are_reported() {
    assertProblem(file("a,b\n1,2\n\0,3\n"), "t.csv:3: a NUL character stands in the text");
    byte[] utf16 = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE);
    assertProblem(Tables.write(folder, "t.csv", utf16), "UTF-16 without a byte order mark");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t", "|"})
  void quotes_are_text_where_some_do_no_quotes_work(String delimiter) {
    String text = "Prompt,Note\n\"G I G G L E\" painted,x\n\"LOVE\",\"a, b\n";
    Path file = file(text.replace(", b", " b").replace(",", delimiter));

    assertThat(Tables.cells(file))
        .containsExactly(List.of("\"G I G G L E\" painted", "x"), List.of("\"LOVE\"", "\"a b"));
    assertThat(Tables.detected(file)).contains("unquoted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\tb\n\"x\ty\"\t1\n",
        "a\tb\n\"x\ny\"\t1\n",
        "a\tb\n\"x \"\"y\"\"\"\t1\n",
        "\"a\"\t\"b\"\n\"x\"\t\"1\"\n",
        "a\tb\n\"\"\t1\n"
      })
  void tabs_with_quotes_that_work_are_quoted(String text) {
    assertThat(Tables.detected(file(text))).isEqualTo("UTF-8, tab, quoted, 2 columns");
  }

  @Test
  void quotes_around_whole_cells_that_need_none_are_text_in_a_tab_file() {
    assertThat(Tables.cells(file("a\tb\n\"LOVE\"\t1\n"))).containsExactly(List.of("\"LOVE\"", "1"));
  }

  @Test
  void settings_overrule_what_would_be_found() {
    Path file = file("a\tb,c\n'x\ty'\t1\n");

    TableFormat format = new TableFormat(null, '\t', Quoting.SINGLE, null);
    assertThat(Tables.cells(Tables.input(file, format))).containsExactly(List.of("x\ty", "1"));
  }

  @Test
  void what_is_no_table_gets_a_sentence_of_its_own() {
    file("x");
    assertProblem(folder.resolve("t.cvs"), "there is no such file; the nearest is \"t.csv\"");
    assertProblem(folder.resolve("none/t.csv"), "there is no such file, nor is there a folder");
    assertProblem(folder, "this is a folder; name a file in it");
    assertProblem(Path.of("/dev/zero"), "but a device or a pipe");
    assertProblem(file(""), "the file is empty; its first line must name the columns");
    assertProblem(file("\n\n"), "the file is empty");
    assertProblem(
        file("PK\3\4xyz"), "this is a zip file, not text; an Excel workbook is called .xlsx");
  }

  @Test
  void the_digest_is_that_of_the_file() {
    Path file = Tables.write(folder, "t.csv", "abc");

    try (Table table = Table.open(InputSpec.of(file))) {
      assertThat(table.sha256())
          .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
  }

  private static void assertProblem(Path file, String message) {
    assertThatThrownBy(() -> Table.open(InputSpec.of(file)).close())
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }
}
