package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several items of one row. */
class VariantsTest {
  private final Path folder;

  VariantsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private List<ItemDraft> items(String yaml, String table) {
    Tables.write(folder, "t.csv", table);
    Path job = Tables.write(folder, "j.yml", "input: {file: t.csv}\n" + yaml);
    JobSpec spec = JobSpecs.read(job, JobOverrides.NONE, Map.of());
    try (Table opened = Table.open(spec.input())) {
      ItemFactory factory = new ItemFactory(spec, opened.headers());
      return Tables.rows(opened).stream().flatMap(row -> factory.itemsOf(row).stream()).toList();
    }
  }

  private static List<String> keys(List<ItemDraft> items) {
    return items.stream().map(item -> item.key().value()).toList();
  }

  @Test
  void a_row_makes_every_combination() {
    List<ItemDraft> items =
        items(
            """
            request: {prompt: "{{name}} in {{season}}"}
            variants:
              aspect_ratio: ["1:1", "9:16"]
              season: {autumn: golden leaves, winter: deep snow}
            """,
            "id,name\nA,Cup\nB,Jug\n");

    assertThat(keys(items))
        .startsWith(
            "A 1:1 autumn", "A 1:1 winter", "A 9:16 autumn", "A 9:16 winter", "B 1:1 autumn")
        .hasSize(8);
    assertThat(items)
        .extracting(ItemDraft::outputName)
        .startsWith("A 1-1 autumn", "A 1-1 winter", "A 9-16 autumn");
    ImageRequest last = Objects.requireNonNull(items.get(3).request());
    assertThat(last.prompt()).isEqualTo("Cup in deep snow");
    assertThat(last.aspectRatio()).isEqualTo("9:16");
    assertThat(items).extracting(item -> item.fingerprint().hex()).doesNotHaveDuplicates();
    assertThat(items).extracting(ItemDraft::line).startsWith(2L, 2L, 2L, 2L, 3L);
    assertThat(items.get(3).values()).containsExactly("A", "Cup");
  }

  @Test
  void copies_ask_for_the_same_under_other_names_and_leave_the_first_as_it_was() {
    List<ItemDraft> items = items("request: {prompt: x}\nvariants: {copies: 3}", "id\nA\n");

    assertThat(keys(items)).containsExactly("A", "A #2", "A #3");
    assertThat(items).extracting(ItemDraft::fingerprint).containsOnly(items.get(0).fingerprint());
    assertThat(items).extracting(ItemDraft::outputName).containsExactly("A", "A #2", "A #3");
  }

  @Test
  void copies_of_rows_without_an_id_are_counted() {
    List<String> keys = keys(items("request: {prompt: x}\nvariants: {copies: 2}", "n\nA\nB\n"));

    String hash = keys.get(0);
    assertThat(keys).containsExactly(hash, hash + "-2", hash + "-3", hash + "-4");
  }

  @Test
  void prompts_that_vary_have_names() {
    List<ItemDraft> items =
        items(
            "variants: {prompt: {studio: 'Studio photo of {{name}}', beach: '{{name}} on sand'}}",
            "id,name,prompt\nA,Cup,unused\n");

    assertThat(keys(items)).containsExactly("A studio", "A beach");
    assertThat(items)
        .extracting(item -> Objects.requireNonNull(item.request()).prompt())
        .containsExactly("Studio photo of Cup", "Cup on sand");
  }

  @Test
  void what_a_file_name_does_not_show_is_put_behind_it() {
    String yaml =
        """
        request: {prompt: x}
        variants: {aspect_ratio: ["1:1", "9:16"], season: [autumn], copies: 2}
        output: {file: "%s"}
        """;

    assertThat(items(yaml.formatted("{{season}}/{{id}}"), "id\nA\n"))
        .extracting(ItemDraft::outputName)
        .containsExactly("autumn/A 1-1", "autumn/A 1-1 #2", "autumn/A 9-16", "autumn/A 9-16 #2");
    assertThat(items(yaml.formatted("{{id}}-{{aspect_ratio}}-{{copy}}-{{season}}"), "id\nA\n"))
        .extracting(ItemDraft::outputName)
        .containsExactly("A-1-1-1-autumn", "A-1-1-2-autumn", "A-9-16-1-autumn", "A-9-16-2-autumn");
  }

  @Test
  void a_key_does_not_change_when_others_are_added() {
    String yaml = "request: {prompt: x}\nvariants: {season: [%s]}";

    List<ItemDraft> more = items(yaml.formatted("spring, autumn, winter"), "id\nA\n");

    assertThat(more).containsAll(items(yaml.formatted("winter, autumn"), "id\nA\n"));
  }

  @Test
  void a_row_that_is_wrong_as_a_whole_is_told_once_and_a_wrong_variant_by_itself() {
    String yaml = "request: {prompt: x}\nvariants: {aspect_ratio: ['1:1', '4:5']}";
    List<ItemDraft> items = items(yaml, "id,b\nA\n,1\nB,1\n");

    assertThat(items).hasSize(4);
    assertThat(items.stream().flatMap(item -> item.problems().stream()).map(Problem::message))
        .satisfiesExactly(
            p -> assertThat(p).startsWith("found 1 cell"),
            p -> assertThat(p).startsWith("the id is empty"),
            p -> assertThat(p).startsWith("variants.aspect_ratio: found \"4:5\"; allowed are"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{season: []}~season has no values; write a list such as season: [a, b]",
        "{season: [a, a]}~two variants would be called \"a\"",
        "{season: [a, a b], place: [b c, c]}~two variants would be called \"a b c\"",
        "{prompt: ['Photo of {{id}}']}~cannot name a picture; give it a name, such as {studio:",
        "{copies: 0}~expected a whole number from 1",
        "{copies: 1001}~at most 1000 pictures are made of a row",
        "{copies: 501, season: [a, b]}~found more than 1000 variants of each row",
        "{id: [a, b]}~the table has a column \"id\"; call the variants something else",
        "{prompt: {a: '{{nme}}', b: '{{name}}'}}~there is no column \"nme\"; the nearest is \"name\"",
      })
  void variants_that_cannot_be_are_told(String variants, String message) {
    InputException e =
        catchThrowableOfType(
            InputException.class,
            () -> items("request: {prompt: x}\nvariants: " + variants, "id,name\n1,2\n"));

    assertThat(e.problems()).hasSize(1);
    assertThat(e).hasMessageContaining(message);
  }
}
