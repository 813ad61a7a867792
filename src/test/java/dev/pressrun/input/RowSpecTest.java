package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows are used, and how they are seen. */
class RowSpecTest {
  private final Path folder;

  RowSpecTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private InputSpec input(String settings, String table) {
    Tables.write(folder, "t.csv", table);
    String yaml = "input: {file: t.csv, %s}\nrequest: {prompt: x}\n".formatted(settings);
    return JobSpecs.read(Tables.write(folder, "j.yml", yaml), JobOverrides.NONE, Map.of()).input();
  }

  private List<String> rows(String settings, String table) {
    try (Table opened = Table.open(input(settings, table))) {
      return Tables.rows(opened).stream()
          .map(row -> row.flaw() == null ? String.join(",", row.values()) : row.flaw())
          .toList();
    }
  }

  private List<String> problems(String settings, String table) {
    InputException e =
        catchThrowableOfType(
            InputException.class, () -> Table.open(input(settings, table)).close());
    return e.problems().stream().map(p -> p.toString().replace(folder + "/", "")).toList();
  }

  @Test
  void columns_go_by_other_names() {
    InputSpec input =
        input("columns: {name: Bezeichnung, sku: 'Artikel-Nr.'}", "Artikel-Nr.,Bezeichnung\n1,a\n");

    try (Table table = Table.open(input)) {
      assertThat(table.headers()).containsExactly("sku", "name");
      assertThat(Tables.rows(table))
          .extracting(InputRow::values)
          .containsExactly(List.of("1", "a"));
    }
  }

  @Test
  void names_that_fit_no_column_come_at_once() {
    assertThat(
            problems(
                "columns: {name: Nmae, b: id}, where: {column: Staus, equals: x}, group-by: Hande",
                "id,Name,Status,Handle,b\n"))
        .containsExactly(
            "j.yml:1: input.columns.name (at column 38): there is no column \"Nmae\"; the nearest"
                + " is \"Name\"; the headers are \"id\", \"Name\", \"Status\", \"Handle\", \"b\"",
            "j.yml:1: input.columns.b (at column 47): two columns would be called \"b\"",
            "j.yml:1: input.group-by (at column 97): there is no column \"Hande\"; the nearest is"
                + " \"Handle\"; the headers are \"b\", \"Name\", \"Status\", \"Handle\", \"b\"",
            "j.yml:1: input.where.column (at column 68): there is no column \"Staus\"; the nearest"
                + " is \"Status\"; the headers are \"b\", \"Name\", \"Status\", \"Handle\", \"b\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{column: b, empty: true}~2",
        "{column: b, empty: false}~1 3 4",
        "{column: b, equals: x}~1",
        "{column: b, equals: [x, yz]}~1 3",
        "{column: b, matches: 'x|y.*'}~1 3",
        "{column: b, matches: y}~''",
        "[{column: b, empty: false}, {column: a, matches: '[34]'}]~3 4",
      })
  void rows_are_used_where_all_conditions_hold(String where, String kept) {
    assertThat(String.join(" ", ids("where: " + where, "a,b\n1,x \n2, \n3,yz\n4,zx\n")))
        .isEqualTo(kept);
  }

  private List<String> ids(String settings, String table) {
    return rows(settings, table).stream().map(row -> row.replaceFirst(",.*", "")).toList();
  }

  @Test
  void a_row_that_cannot_be_read_is_told_whatever_the_conditions_say() {
    assertThat(rows("where: {column: b, equals: x}", "a,b\n1\n2,y\n3,x\n"))
        .containsExactly("found 1 cell, expected 2, as the header has", "3,x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "where: {column: a}~1: input.where (at column 29): a condition has a column and one of",
        "where: {column: a, empty: true, equals: x}~a condition has a column and one of",
        "where: {column: a, empty: maybe}~allowed are true, false",
        "where: {column: a, matches: '['}~found \"[\"; this is no regular expression",
        "where: {column: a, equal: x}~there is no such setting; the nearest is \"equals\"",
        "where: a~found \"a\", expected settings below it",
        "limit: 0~expected a whole number from 1",
        "sample: {seed: 1}~a sample has a number of rows",
        "'limit: 3, sample: {rows: 3}'~limit takes the first rows, sample rows from all over",
        "fill-down: [a]~fill-down needs group-by",
        "'group-by: a, one-per: row, gather: b'~gather is for one-per: group",
        "'group-by: a, one-per: rows'~allowed are group, row; the nearest is \"row\"",
      })
  void what_is_wrong_with_the_settings_is_said(String settings, String message) {
    assertThat(problems(settings, "a,b\n")).anyMatch(problem -> problem.contains(message));
  }

  @Test
  void a_limit_takes_the_first_rows_that_are_used() {
    assertThat(rows("limit: 2, where: {column: a, matches: '[^1]'}", "a\n1\n2\n3\n4\n"))
        .containsExactly("2", "3");
    assertThat(rows("limit: 9", "a\n1\n")).containsExactly("1");
  }

  @Test
  void a_sample_is_the_same_for_the_same_seed_wherever_the_rows_stand() {
    List<String> numbers = IntStream.range(0, 1000).mapToObj(Integer::toString).toList();
    String table = "a\n" + String.join("\n", numbers);
    List<String> backwards = numbers.stream().sorted((a, b) -> -1).toList();

    List<String> sample = rows("sample: {rows: 20, seed: 7}", table);

    assertThat(sample).hasSize(20).doesNotHaveDuplicates();
    assertThat(sample.stream().map(Integer::valueOf)).isSorted().anyMatch(n -> n > 500);
    assertThat(rows("sample: {rows: 20, seed: 8}", table)).isNotEqualTo(sample);
    assertThat(rows("sample: {rows: 20, seed: 7}", "a\n" + String.join("\n", backwards)))
        .containsExactlyInAnyOrderElementsOf(sample);
    assertThat(rows("sample: {rows: 2000}", table)).hasSize(1000);
  }
}
