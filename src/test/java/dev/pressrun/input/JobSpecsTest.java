package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.Limits;
import dev.pressrun.model.Money;
import dev.pressrun.model.Problem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobSpecsTest {
  private static final String LEAST = "input: {file: t.csv}\nrequest: {prompt: \"{{name}}\"}\n";

  private final Path folder;

  JobSpecsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private JobSpec read(String yaml) {
    return JobSpecs.read(Tables.write(folder, "autumn.yml", yaml), JobOverrides.NONE, Map.of());
  }

  private List<String> problems(String yaml) {
    InputException e = catchThrowableOfType(InputException.class, () -> read(yaml));
    String prefix = folder + "/autumn.yml";
    assertThat(e.problems()).extracting(Problem::file).containsOnly(prefix);
    return e.problems().stream().map(p -> p.toString().substring(prefix.length() + 1)).toList();
  }

  @Test
  void a_job_file_of_two_lines_has_good_defaults() {
    JobSpec job = read(LEAST);

    assertThat(job.name()).isEqualTo("autumn");
    assertThat(job.provider()).isEqualTo(Provider.LUMA);
    assertThat(job.baseUrl()).isNull();
    assertThat(job.input()).isEqualTo(InputSpec.of(folder.resolve("t.csv")));
    assertThat(job.input().references()).isEqualTo(folder);
    assertThat(job.limits()).isEqualTo(Limits.DEFAULTS);
    assertThat(job.output()).isEqualTo(new OutputSpec(Path.of("out", "autumn"), null, false));
    assertThat(job.inDoubt()).isEqualTo(InDoubtPolicy.HOLD);
    assertThat(job.simulator()).isEqualTo(SimulatorSpec.DEFAULTS);
    assertThat(job.prices().asOf()).isEqualTo(LocalDate.of(2026, 7, 1));
    assertThat(job.prices().priceOf(ImageRequest.ofPrompt("x"))).contains(Money.of("0.0404"));
  }

  @Test
  void every_key_of_the_fixed_shape_is_read() {
    folder.resolve("photos").toFile().mkdir();
    JobSpec job =
        read(
            """
            name: Herbst
            api:
              provider: simulator
              base-url: http://localhost:8080/v1
              prices:
                as-of: 2027-01-31
                models:
                  uni-2: {no-input: 1, one-input: 2.5, further-input: 0.25}
            input:
              file: data/p.csv
              id: [sku, color]
              encoding: windows-1252
              delimiter: tab
              quote: none
              references: photos
              on-invalid: skip
            request:
              prompt: Photo of {{name}}
              type: image
              model: uni-2
              aspect_ratio: 16:9
              style: auto
              output_format: png
              image_ref: ["{{photo}}", brand/style.jpg]
              source:
              user_id: 4711
              web_search: false
            limits:
              requests-per-minute: 600
              concurrent-jobs: 40
              max-cost: 25.00
              max-images: 1000
              attempts: 5
              generation-deadline: 1h30m
              give-up-after: 90s
              ask-above: 2.50
              bandwidth: 20 Mbit/s
            output: {folder: ../out/x, file: "{{sku}}"}
            in-doubt: resubmit
            simulator:
              requests-per-minute: 60
              concurrent-jobs: 4
              median-duration: 250ms
              long-side: 512
              url-lifetime: 5m
              faults: anything
              moderated: [violence, gore]
              seed: -7
            """);

    assertThat(job.name()).isEqualTo("Herbst");
    assertThat(job.provider()).isEqualTo(Provider.SIMULATOR);
    assertThat(job.baseUrl()).isEqualTo(URI.create("http://localhost:8080/v1"));
    assertThat(job.prices().asOf()).isEqualTo(LocalDate.of(2027, 1, 31));
    assertThat(job.prices().models()).containsOnlyKeys("uni-1", "uni-1-max", "uni-2");
    assertThat(job.input())
        .isEqualTo(
            new InputSpec(
                List.of(folder.resolve("data/p.csv")),
                List.of("sku", "color"),
                new TableFormat(TextDecoder.WINDOWS_1252, '\t', Quoting.NONE, null),
                folder.resolve("photos"),
                OnInvalid.SKIP,
                RowSpec.ALL,
                false));
    assertThat(job.request().of(RequestField.ASPECT_RATIO))
        .extracting(Setting::text)
        .containsExactly("16:9");
    assertThat(job.request().of(RequestField.IMAGE_REF))
        .extracting(Setting::text, Setting::line)
        .containsExactly(tuple("{{photo}}", 24L), tuple("brand/style.jpg", 24L));
    assertThat(job.request().of(RequestField.SOURCE)).isEmpty();
    assertThat(job.limits())
        .isEqualTo(
            new Limits(
                600,
                40,
                Money.of("25"),
                1000,
                5,
                Duration.ofMinutes(90),
                Duration.ofSeconds(90),
                Money.of("2.50"),
                2_500_000L));
    assertThat(job.output().folder()).isEqualTo(folder.resolveSibling("out/x"));
    assertThat(job.output().file()).extracting(Setting::text).isEqualTo("{{sku}}");
    assertThat(job.inDoubt()).isEqualTo(InDoubtPolicy.RESUBMIT);
    assertThat(job.simulator())
        .isEqualTo(
            new SimulatorSpec(
                60,
                4,
                Duration.ofMillis(250),
                512,
                Duration.ofMinutes(5),
                "anything",
                List.of("violence", "gore"),
                -7L));
  }

  @Test
  void all_problems_come_at_once_with_their_lines() {
    String yaml =
        """
        nmae: x
        api: lumma
        input:
          file: t.csv
          encodng: utf-8
          delimiter: comma-ish
          references: nowhere
        request:
          promt: x
        limits:
          max-cost: $25
          attempts: 0
          generation-deadline: 10 minutes
          concurrent-jobs: [1, 2]
        output: out
        in-doubt: maybe
        """;

    assertThat(problems(yaml))
        .satisfiesExactly(
            p ->
                assertThat(p)
                    .startsWith(
                        "1: nmae (at column 1): there is no such setting; the nearest is"
                            + " \"name\"; known are name, api, input,"),
            p ->
                assertThat(p)
                    .isEqualTo(
                        "2: api (at column 6): found \"lumma\"; allowed are luma, simulator; the"
                            + " nearest is \"luma\""),
            p -> assertThat(p).startsWith("5: input.encodng (at column 3): there is no such"),
            p -> assertThat(p).startsWith("6: input.delimiter (at column 14): found \"comma-ish\""),
            p -> assertThat(p).startsWith("7: input.references (at column 15): there is no folder"),
            p -> assertThat(p).startsWith("9: request.promt (at column 3): there is no such"),
            p -> assertThat(p).startsWith("9: request (at column 3): a request has a prompt"),
            p ->
                assertThat(p)
                    .isEqualTo(
                        "11: limits.max-cost (at column 13): found \"$25\"; expected an amount in"
                            + " US dollars such as 25.00"),
            p ->
                assertThat(p)
                    .startsWith("12: limits.attempts (at column 13): found \"0\"; expected"),
            p -> assertThat(p).contains("13: ", "\"10 minutes\"; expected a length of time such"),
            p -> assertThat(p).contains("14: ", "found a list, expected a single value"),
            p -> assertThat(p).contains("15: output", "found \"out\", expected settings below it"),
            p -> assertThat(p).contains("16: in-doubt", "allowed are hold, resubmit"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "a: [1, 2~this is not valid YAML",
        "a: b: c~this is not valid YAML",
        "a: @x~this is not valid YAML",
        "'input:\n\tfile: x'~2: a tab stands where YAML wants spaces",
        "'a: 1\nprompt: {{name}}'~2: this is not valid YAML: a mapping stands for a name",
        "'a: 1\nprompt: Photo: x'~2: this is not valid YAML",
        "- a~this holds a list, not settings",
        "'# nothing'~this holds nothing, not settings",
        "a: !!javax.script.ScriptEngineManager []~the tag",
        "a: !Local x~the tag",
        "'a: &x [1]\nb: *x'~2: the alias *x is not allowed",
        "'a: 1\na: 2'~2: the key \"a\" stands here a second time",
        "'a: 1\n---\nb: 2'~a second document begins here",
      })
  void what_is_no_plain_yaml_is_refused(String yaml, String message) {
    assertThat(problems(yaml)).anyMatch(p -> p.contains(message));
  }

  @Test
  void a_job_file_is_utf_8() {
    byte[] bytes = "name: Größe\n".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Tables.write(folder, "latin.yml", bytes);

    assertThat(
            catchThrowableOfType(
                InputException.class, () -> JobSpecs.read(file, JobOverrides.NONE)))
        .hasMessageContaining("this is not UTF-8; save the job file as UTF-8");
  }

  @Test
  void bombs_are_refused() {
    assertThat(problems("a: " + "[".repeat(5_000) + "]".repeat(5_000)))
        .containsExactly(" this is too long or too deeply nested for a job file");
    assertThat(problems(LEAST + "# " + "x".repeat(2_000_000)))
        .anyMatch(p -> p.contains("too long"));
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol]\n");
    for (int i = 1; i < 30; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(problems(laughs.toString())).allMatch(p -> p.contains("the alias"));
  }

  @Test
  void variables_of_the_environment_are_filled_in_but_not_in_prompts() {
    String yaml =
        "name: ${SEASON}\ninput: {file: '${SHOP_DIR}/t.csv'}\n"
            + "request: {prompt: '${SEASON} {{name}}'}\n";
    Path file = Tables.write(folder, "j.yml", yaml);

    JobSpec job =
        JobSpecs.read(file, JobOverrides.NONE, Map.of("SEASON", "a$1", "SHOP_DIR", "/srv"));
    assertThat(job.name()).isEqualTo("a$1");
    assertThat(job.input().file()).isEqualTo(Path.of("/srv/t.csv"));
    assertThat(job.request().of(RequestField.PROMPT).get(0).text()).startsWith("${SEASON}");
    assertThat(problems(yaml))
        .contains("1: name (at column 7): the environment has no variable SEASON");
  }

  @Test
  void the_api_key_is_not_filled_in_wherever_a_job_file_asks_for_it() {
    Path file =
        Tables.write(
            folder,
            "j.yml",
            """
            name: "${LUMA_AGENTS_API_KEY}"
            input: {file: "${LUMA_AGENTS_API_KEY}.csv"}
            request: {prompt: x}
            notify: {webhook: "https://example.com/?k=${LUMA_AGENTS_API_KEY}"}
            metrics: {otlp: "https://example.com/${LUMA_AGENTS_API_KEY}"}
            """);

    InputException refused =
        catchThrowableOfType(
            InputException.class,
            () ->
                JobSpecs.read(
                    file, JobOverrides.NONE, Map.of(JobSpecs.API_KEY, "luma-api-secret")));
    assertThat(refused.problems()).extracting(Problem::line).contains(1L, 2L, 4L, 5L);
    assertThat(refused.problems().toString())
        .contains("the API key is for the API alone")
        .doesNotContain("luma-api-secret");
  }

  @Test
  void options_override_the_job_file() {
    Path file = Tables.write(folder, "j.yml", LEAST);
    JobOverrides options = new JobOverrides(folder, Path.of("o"), "utf-16le", ";", "none");

    JobSpec job = JobSpecs.read(file, options, Map.of());

    assertThat(job.output().folder()).isEqualTo(Path.of("o"));
    assertThat(job.input().references()).isEqualTo(folder);
    assertThat(job.input().format())
        .isEqualTo(new TableFormat(StandardCharsets.UTF_16LE, ';', Quoting.NONE, null));
    JobOverrides wrong = new JobOverrides(Path.of("none"), null, "utf-9", "long", "x");
    InputException e =
        catchThrowableOfType(InputException.class, () -> JobSpecs.read(file, wrong, Map.of()));
    assertThat(e.problems()).hasSize(4);
    assertThat(e).hasMessageContaining("--encoding: found \"utf-9\"; expected auto or an encoding");
  }

  @Test
  void a_plain_table_stands_for_a_job_file() {
    Path file = Tables.write(folder, "My Prompts.csv", "prompt\nx\n");

    JobSpec job = JobSpecs.read(file, JobOverrides.NONE);

    assertThat(job.name()).isEqualTo("My Prompts");
    assertThat(job.input()).isEqualTo(InputSpec.of(file));
    assertThat(job.output().folder()).isEqualTo(Path.of("out", "My Prompts"));
    assertThat(job.request().fromOwnColumns()).isTrue();
  }

  @Test
  void the_format_of_pictures_may_stand_with_the_output() {
    JobSpec job = read("input: {file: p.csv}\nrequest: {prompt: x}\noutput: {format: jpeg}\n");
    assertThat(job.request().of(RequestField.OUTPUT_FORMAT))
        .extracting(Setting::text)
        .containsExactly("jpeg");
    assertThat(
            problems(
                "input: {file: p.csv}\nrequest: {prompt: x, output_format: png}\noutput: {format: jpeg}\n"))
        .singleElement()
        .asString()
        .contains("write one of them");
  }

  @Test
  void files_that_cannot_be_read_have_a_sentence() {
    Tables.write(folder, "autumn.yml", LEAST);
    Path near = folder.resolve("autum.yml");

    assertThat(
            catchThrowableOfType(
                InputException.class, () -> JobSpecs.read(near, JobOverrides.NONE)))
        .hasMessageContaining("there is no such file; the nearest is \"autumn.yml\"");
  }
}
