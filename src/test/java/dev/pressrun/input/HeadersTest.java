package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadersTest {
  private static final TableFormat NUMBERED =
      new TableFormat(null, null, Quoting.AUTO, null, TableFormat.Naming.NUMBER);

  private final Path folder;

  HeadersTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file(String text) {
    return Tables.write(folder, "t.csv", text);
  }

  private static void assertProblem(Path file, String message) {
    assertThatThrownBy(() -> Table.open(InputSpec.of(file)).close())
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void all_that_is_wrong_with_them_is_one_problem_with_the_way_out() {
    assertProblem(
        file("a,,a,\n1,2,3,4\n"),
        "t.csv:1: column 2 has no name, columns 1 and 3 are both called \"a\", column 4 has no name;"
            + " the headers are \"a\", \"\", \"a\", \"\". Name them apart, or write headers: number");
  }

  @Test
  void they_get_numbers_where_that_is_wished() {
    try (Table table = Table.open(Tables.input(file("a,,b,a,\n1,2,3,4,5\n"), NUMBERED))) {
      assertThat(table.headers()).containsExactly("a (1)", "column 2", "b", "a (2)", "column 5");
      assertThat(Tables.rows(table))
          .extracting(InputRow::values)
          .containsExactly(List.of("1", "2", "3", "4", "5"));
    }
  }

  @Test
  void a_delimiter_at_the_end_of_rows_adds_nothing() {
    assertThat(Tables.cells(file("a;b\n1;2;\n3;4; ;\n")))
        .containsExactly(List.of("1", "2"), List.of("3", "4"));
  }

  @Test
  void a_list_of_very_many_is_cut_short() {
    String many = IntStream.range(0, 3000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));

    assertProblem(file(many + ",c0\n"), "columns 1 and 3001 are both called \"c0\"");
    assertProblem(file(many + ",c0\n"), "\"c99\" and 2,901 more");
  }
}
