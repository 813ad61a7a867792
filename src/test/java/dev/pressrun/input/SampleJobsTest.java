package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pressrun.model.ApiRules;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.Problem;
import dev.pressrun.model.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The job files that users start from. */
class SampleJobsTest {
  private static List<ItemDraft> items(String job) {
    return items(JobSpecs.read(Path.of("jobs", job), JobOverrides.NONE, Map.of()));
  }

  private static List<ItemDraft> items(JobSpec spec) {
    try (Table table = Table.open(spec.input())) {
      ItemFactory factory = new ItemFactory(spec, table.headers());
      return Tables.rows(table).stream().flatMap(row -> factory.itemsOf(row).stream()).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo.yml", "catalog.yml"})
  void sample_jobs_make_their_pictures_but_for_one_mistake(String job) {
    List<ItemDraft> items = items(job);

    assertThat(items).hasSize(20);
    assertThat(items.stream().flatMap(item -> item.problems().stream()).toList())
        .singleElement()
        .hasToString(
            "sample-input/products.csv:21: column ratio: found \"16:10\"; allowed are 3:1, 2:1,"
                + " 16:9, 3:2, 1:1, 2:3, 9:16, 1:2, 1:3; nearest is 16:9");
    assertThat(items)
        .extracting(item -> OutputNames.foldedName(item.outputName()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "shopify.yml, 4",
    "woocommerce.yml, 8",
    "google-merchant.yml, 6",
    "magento.yml, 5",
    "prestashop.yml, 9",
    "edit-photos.yml, 10",
    "campaign-matrix.yml, 36",
    "seasonal-editions.yml, 6",
  })
  void jobs_of_at_most_fifteen_lines_run_as_they_are(String job, int pictures) throws Exception {
    List<ItemDraft> items = items(job);

    assertThat(items).hasSize(pictures).allMatch(item -> item.problems().isEmpty());
    assertThat(items).extracting(ItemDraft::key).doesNotHaveDuplicates();
    assertThat(items)
        .extracting(item -> OutputNames.foldedName(item.outputName()))
        .doesNotHaveDuplicates();
    assertThat(Files.readAllLines(Path.of("jobs", job)))
        .filteredOn(line -> !line.startsWith("#"))
        .hasSizeLessThanOrEqualTo(15);
  }

  private static List<String> prompts(String job) {
    return items(job).stream().map(i -> Objects.requireNonNull(i.request()).prompt()).toList();
  }

  @Test
  void prompts_of_shop_exports_say_what_the_export_says() {
    assertThat(prompts("shopify.yml"))
        .contains(
            "Catalog photo of Linen Apron: Stonewashed linen, crossed straps, no ties.",
            "Catalog photo of Wool Throw \"Fjord\": Lambswool, woven in a herringbone. 130 × 180"
                + " cm");
    assertThat(prompts("woocommerce.yml"))
        .contains(
            "Studio photo of Brass Bottle Opener. Solid brass; ages well.",
            "Studio photo of Field Notebook - Navy. 80 pages, dotted, thread-bound.");
    assertThat(prompts("google-merchant.yml"))
        .contains(
            "Deerskin Gloves, S, Tan deerskin, worn outdoors. Hand-stitched gloves, unlined.",
            "Roll-Top Backpack 20 l, Storm grey waxed canvas, worn outdoors. A 20 l pack;"
                + " \"roll-top\", padded back.");
    assertThat(prompts("magento.yml"))
        .contains("Catalog photo of Rug Tide. Hand-tufted wool, 170 × 240 cm.")
        .noneMatch(prompt -> prompt.contains("Teppich") || prompt.contains("Chair Loop-Oak"));
    assertThat(prompts("prestashop.yml"))
        .contains(
            "Catalog photo of Bird House \"Nest\", from the shop's department Garden, soft daylight");
  }

  @Test
  void pictures_of_shop_exports_are_those_that_the_export_names() {
    assertThat(references("prestashop.yml", "BH-01-24"))
        .containsExactly(
            "https://shop.example/63-small_default/bh-01.jpg",
            "https://shop.example/70-small_default/bh-01-inside.jpg");
    assertThat(references("magento.yml", "RG-400"))
        .containsExactly("https://shop.example/media/catalog/product/r/g/rg-400.jpg");
    assertThat(references("woocommerce.yml", "110"))
        .containsExactly(
            "https://shop.example/wp-content/uploads/2026/03/canvas-tote.jpg",
            "https://shop.example/wp-content/uploads/2026/03/canvas-tote-inside.jpg");
  }

  private static List<String> references(String job, String key) {
    return items(job).stream()
        .filter(item -> item.key().value().equals(key))
        .flatMap(item -> Objects.requireNonNull(item.request()).imageRefs().stream())
        .map(reference -> ((Reference.Url) reference).url())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "magento-products.csv, 'group-by: sku, id: sku, where: {column: product_online, equals: 1}', name, 7",
    "prestashop-products.csv, 'id: Reference, where: {column: Status, equals: 1}', Name, 9",
  })
  void other_shops_exports_are_read_too(
      String file, String settings, String name, int pictures, @TempDir Path folder) {
    String yaml =
        "input: {file: %s, %s}\nrequest: {prompt: 'Photo of {{%s}}'}\n"
            .formatted(Path.of("sample-input", file).toAbsolutePath(), settings, name);
    JobSpec spec = JobSpecs.read(Tables.write(folder, "j.yml", yaml), JobOverrides.NONE);

    assertThat(items(spec)).hasSize(pictures).allMatch(item -> item.problems().isEmpty());
  }

  @Test
  void the_demo_shows_all_that_a_request_can_be() {
    List<ImageRequest> requests =
        items("demo.yml").stream().map(ItemDraft::request).filter(Objects::nonNull).toList();

    assertThat(requests).extracting(ImageRequest::aspectRatio).containsAll(ApiRules.ASPECT_RATIOS);
    assertThat(requests).anyMatch(request -> request.inputImages() == 0);
    assertThat(requests).anyMatch(request -> request.imageRefs().size() == 2);
    assertThat(requests).anyMatch(request -> request.source() != null);
    assertThat(requests).anyMatch(request -> "manga".equals(request.style()));
    assertThat(requests).anyMatch(request -> request.prompt().contains("violence"));
    assertThat(requests.stream().flatMap(request -> request.imageRefs().stream()))
        .map(reference -> ((Reference.LocalFile) reference).mediaType())
        .contains("image/png", "image/jpeg");
  }

  @Test
  void the_catalog_names_every_setting_that_there_is(@TempDir Path folder) throws Exception {
    String catalog = Files.readString(Path.of("jobs", "catalog.yml"));
    String yaml =
        """
        zz: 1
        api: {zz: 1, prices: {zz: 1, models: {m: {zz: 1}}}}
        input: {zz: 1}
        references: {zz: 1}
        request: {zz: 1}
        limits: {zz: 1}
        output: {zz: 1}
        simulator: {zz: 1}
        """;
    Path job = Tables.write(folder, "j.yml", yaml);

    InputException e =
        catchThrowableOfType(InputException.class, () -> JobSpecs.read(job, JobOverrides.NONE));
    List<String> known =
        e.problems().stream()
            .map(Problem::message)
            .filter(message -> message.contains("known are "))
            .flatMap(message -> Arrays.stream(message.replaceFirst(".*known are ", "").split(", ")))
            .toList();

    assertThat(known).hasSizeGreaterThan(40).allMatch(key -> catalog.contains(key + ":"));
  }
}
