package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tables that others wrote to break parsers; where those files are absent, our own like them. */
class TortureTest {
  private final Path folder;

  TortureTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @TestFactory
  Stream<DynamicTest> tables_of_others_are_read_as_their_authors_expect() throws IOException {
    Optional<Path> found = SharedInputs.find("torture");
    Path torture = found.isPresent() ? found.get() : ours();
    try (Stream<Path> expected = Files.list(torture.resolve("csv-spectrum_expected_json"))) {
      return expected.sorted().toList().stream()
          .map(json -> DynamicTest.dynamicTest(json.getFileName().toString(), () -> check(json)));
    }
  }

  private Path ours() throws IOException {
    Path torture = Files.createDirectories(folder.resolve("torture"));
    Path expected = Files.createDirectories(torture.resolve("csv-spectrum_expected_json"));
    Tables.write(torture, "csv-spectrum_ours.csv", "a,b\r\n\"x \r\n\"\"y\"\"\",\"\"\r\n");
    Tables.write(expected, "ours.json", "[{\"a\":\"x \\r\\n\\\"y\\\"\",\"b\":\"\"}]");
    return torture;
  }

  private static void check(Path json) {
    String name = json.getFileName().toString().replace(".json", ".csv");
    Path csv = json.resolve("../../csv-spectrum_" + name).normalize();
    JsonNode expected = JsonMapper.shared().readTree(json.toFile());
    List<List<String>> rows = new ArrayList<>();
    List<String> headers = new ArrayList<>();
    // the expectation for this file is one object, and of another phone number and city
    Stream<JsonNode> objects =
        expected.isArray() ? expected.valueStream() : Stream.<JsonNode>empty();
    objects.forEach(
        object -> {
          headers.clear();
          headers.addAll(object.propertyNames());
          rows.add(object.valueStream().map(JsonNode::asString).toList());
        });
    if (expected.isArray()) {
      assertThat(Tables.cells(csv)).isEqualTo(rows);
    } else {
      assertThat(Tables.cells(csv).get(0))
          .contains(expected.get("Location Coordinates").asString());
    }
  }

  @Test
  void semicolons_with_backslashes_before_quotes_are_reported_row_by_row() throws IOException {
    Path file =
        SharedInputs.find("torture/univocity_european.csv")
            .orElseGet(
                () ->
                    Tables.write(
                        folder,
                        "univocity.csv",
                        "Year;Make\n1997;Ford\n1999;\"Venture \\\"Extended\\\"\"\n1996;\"a\nb\"\n"));

    try (Table table = Table.open(InputSpec.of(file))) {
      List<InputRow> rows = Tables.rows(table);
      assertThat(table.detected().toString()).contains(", semicolon, ");
      assertThat(rows.get(0).flaw()).isNull();
      assertThat(rows.get(1).flaw()).contains("after its closing quote");
      assertThat(rows.get(2).line()).isEqualTo(4);
      assertThat(rows.get(2).flaw()).isNull();
    }
  }

  @Test
  void unquoted_prompts_reach_the_request_unchanged() throws IOException {
    Path file = SharedInputs.find("PartiPrompts.tsv").orElseGet(this::promptsOfOurs);
    List<String> expected =
        Files.readAllLines(file).stream().skip(1).map(line -> line.split("\t")[0]).toList();
    Path job =
        Tables.write(
            folder,
            "parti.yml",
            "input: {file: '%s'}\nrequest: {prompt: '{{Prompt}}'}\n"
                .formatted(file.toAbsolutePath()));
    JobSpec spec = JobSpecs.read(job, JobOverrides.NONE);

    try (Table table = Table.open(spec.input())) {
      ItemFactory factory = new ItemFactory(spec, table.headers());
      List<ItemDraft> items =
          Tables.rows(table).stream().flatMap(row -> factory.itemsOf(row).stream()).toList();
      assertThat(table.detected().toString()).contains(", unquoted, ");
      assertThat(items).hasSize(1632).allMatch(item -> item.problems().isEmpty());
      assertThat(items)
          .extracting(item -> Objects.requireNonNull(item.request()).prompt())
          .isEqualTo(expected);
      assertThat(items).extracting(ItemDraft::key).doesNotHaveDuplicates();
    }
  }

  private Path promptsOfOurs() {
    return Tables.write(
        folder,
        "prompts.tsv",
        IntStream.rangeClosed(1, 1632)
            .mapToObj(i -> (i % 7 == 0 ? "\"G I G G L E\" no. " : "a \"cat\", ") + i + "\tx\n")
            .collect(Collectors.joining("", "Prompt\tNote\n", "")));
  }

  @Test
  void two_thousand_products_with_pipes_are_read_whole() throws IOException {
    Path file = SharedInputs.find("amazon_walmart_D8_walmart.csv").orElseGet(this::productsOfOurs);
    List<List<String>> expected =
        Files.readAllLines(file).stream()
            .skip(1)
            .map(line -> List.of(line.split("\\|", -1)))
            .toList();

    assertThat(Tables.detected(file)).startsWith("UTF-8, pipe");
    assertThat(Tables.cells(file)).hasSize(2554).isEqualTo(expected);
  }

  private Path productsOfOurs() {
    return Tables.write(
        folder,
        "products.csv",
        IntStream.range(0, 2554)
            .mapToObj(i -> i + "|Lamp 5\" no. " + i + "||9.99|\r\n")
            .collect(Collectors.joining("", "id|title|model|price|size\r\n", "")));
  }
}
