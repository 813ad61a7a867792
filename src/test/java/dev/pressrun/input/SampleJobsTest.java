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
import org.junit.jupiter.params.provider.ValueSource;

/** The job files that users start from. */
class SampleJobsTest {
  private static List<ItemDraft> items(String job) {
    JobSpec spec = JobSpecs.read(Path.of("jobs", job), JobOverrides.NONE, Map.of());
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
