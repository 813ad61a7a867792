package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports that spread a product over several rows. */
class GroupingTest {
  /** The second product has its pictures only in later rows. */
  private static final String SHOPIFY =
      """
      Handle,Title,Option1 Value,Image Src
      tee,Tee,S,1.jpg
      tee,,M,
      tee,,,2.jpg
      cap,Cap,One,
      cap,,,3.jpg
      cap,,,3.jpg
      """;

  private static final String WOO =
      """
      ID,Type,SKU,Name,Parent,Color
      44,variable,hoodie,Hoodie,,
      45,simple,cap,Cap,,red
      46,variable,,Belt,,brown
      58,variation,h-1,,hoodie,blue
      59,variation,h-2,,id:44,
      60,variation,b-1,,id:46,
      61,variation,x-1,,gone,
      """;

  private final Path folder;

  GroupingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private List<String> rows(String settings, String table) {
    Tables.write(folder, "t.csv", table);
    String yaml = "input: {file: t.csv, %s}\nrequest: {prompt: x}\n".formatted(settings);
    Path job = Tables.write(folder, "j.yml", yaml);
    try (Table opened = Table.open(JobSpecs.read(job, JobOverrides.NONE, Map.of()).input())) {
      return Tables.rows(opened).stream()
          .map(
              row ->
                  row.line()
                      + " "
                      + (row.flaw() == null ? String.join(",", row.values()) : row.flaw()))
          .toList();
    }
  }

  @Test
  void a_group_is_one_row_with_the_first_filled_cell_of_each_column() {
    assertThat(rows("group-by: Handle", SHOPIFY))
        .containsExactly("2 tee,Tee,S,1.jpg", "5 cap,Cap,One,3.jpg");
    assertThat(rows("group-by: Handle, fill-down: [Title]", SHOPIFY))
        .containsExactly("2 tee,Tee,S,1.jpg", "5 cap,Cap,One,");
  }

  @Test
  void values_of_all_rows_are_gathered_once_each() {
    assertThat(rows("group-by: Handle, gather: Image Src", SHOPIFY))
        .containsExactly("2 tee,Tee,S,1.jpg|2.jpg", "5 cap,Cap,One,3.jpg");
  }

  @Test
  void each_row_takes_what_it_lacks_from_the_first_of_its_group() {
    assertThat(rows("group-by: Handle, one-per: row, fill-down: [Title]", SHOPIFY))
        .containsExactly(
            "2 tee,Tee,S,1.jpg",
            "3 tee,Tee,M,",
            "4 tee,Tee,,2.jpg",
            "5 cap,Cap,One,",
            "6 cap,Cap,,3.jpg",
            "7 cap,Cap,,3.jpg");
    assertThat(rows("group-by: Handle, one-per: row, fill-down: []", SHOPIFY))
        .contains("3 tee,,M,");
  }

  @Test
  void empty_is_asked_of_the_row_as_written_and_the_rest_of_the_filled_one() {
    String where = "where: [{column: Option1 Value, empty: false}, {column: Title, equals: Tee}]";

    assertThat(rows("group-by: Handle, one-per: row, " + where, SHOPIFY))
        .containsExactly("2 tee,Tee,S,1.jpg", "3 tee,Tee,M,1.jpg");
  }

  @Test
  void variations_take_what_they_lack_from_a_parent_far_above() {
    assertThat(rows("group-by: SKU, parent: Parent, one-per: row", WOO))
        .containsExactly(
            "2 44,variable,hoodie,Hoodie,,",
            "3 45,simple,cap,Cap,,red",
            "4 46,variable,,Belt,,brown",
            "5 58,variation,h-1,Hoodie,hoodie,blue",
            "6 59,variation,h-2,Hoodie,id:44,",
            "7 60,variation,b-1,Belt,id:46,brown",
            "8 found the parent \"gone\"; no row before this one has that SKU");
    assertThat(rows("group-by: SKU, parent: Parent", WOO))
        .containsExactly(
            "2 44,variable,hoodie,Hoodie,,",
            "3 45,simple,cap,Cap,,red",
            "4 46,variable,,Belt,,brown",
            "8 found the parent \"gone\"; no row before this one has that SKU");
  }

  @Test
  void rows_that_stand_apart_cannot_be_gathered() {
    assertThat(rows("group-by: h, gather: i", "h,i\na,1\nb,2\na,3\n"))
        .containsExactly(
            "2 a,1",
            "3 b,2",
            "4 the rows of \"a\" stand apart, so that their values cannot be gathered; sort the"
                + " file by h");
    assertThat(rows("group-by: h", "h,i\na,1\nb,2\na,3\n")).containsExactly("2 a,1", "3 b,2");
  }

  @Test
  void rows_without_a_group_stand_for_themselves() {
    assertThat(rows("group-by: h", "h,i\n,1\na,2\n,3\na\n"))
        .containsExactly("2 ,1", "3 a,2", "4 ,3", "5 found 1 cell, expected 2, as the header has");
  }

  @Test
  void many_groups_are_found_again() {
    StringBuilder table = new StringBuilder("h,i\n");
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 3000; i++) {
        table.append('g').append(i).append(round == 0 ? ",v" + i : ",").append('\n');
      }
    }
    List<String> rows = rows("group-by: h, one-per: row", table.toString());

    assertThat(rows).hasSize(6000);
    assertThat(rows.subList(3000, 6000)).allMatch(row -> row.matches("\\d+ g(\\d+),v\\1"));
  }
}
