package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.cli.Terminal.Said;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Isolated("it listens to the process's own output")
@Timeout(120)
class PlanTest {
  private static final String MATRIX =
      """
      request:
        prompt: "{{prompt}} {{season}}"
        model: "{{model}}"
        image_ref: ["{{photo}}"]
      variants:
        season: [autumn, winter]
      """;

  @TempDir private Path folder;
  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal = new Terminal(folder);
  }

  private Said plan(String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of("plan", folder.resolve("job.yml").toString(), "--out=" + terminal.out));
    arguments.addAll(Arrays.asList(more));
    return terminal.type(arguments.toArray(String[]::new));
  }

  private JsonNode json(String... more) {
    String[] arguments = Arrays.copyOf(more, more.length + 1);
    arguments[more.length] = "--json";
    return JsonMapper.shared().readTree(plan(arguments).out());
  }

  private static String table(int rows, String firstPrompt) {
    return IntStream.range(0, rows)
        .mapToObj(
            i ->
                "%s,%s,%s,%s"
                    .formatted(
                        "k" + i,
                        i == 0 ? firstPrompt : "a vase number " + i,
                        i % 3 == 0 ? "uni-1-max" : "uni-1",
                        i % 2 == 0 ? "https://example.test/" + i + ".jpg" : ""))
        .collect(Collectors.joining("\n", "id,prompt,model,photo\n", "\n"));
  }

  /** What the run bought, as its summary line says. */
  private static BigDecimal billed(Said run) {
    String line =
        run.out().lines().filter(l -> l.contains(" done, ")).reduce((a, b) -> b).orElseThrow();
    return new BigDecimal(line.substring(line.lastIndexOf('$') + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--limit=3", "--sample=4 --seed=7"})
  void a_plan_costs_to_the_cent_what_the_run_then_bills(String options) throws IOException {
    String[] chosen = options.isEmpty() ? new String[0] : options.split(" ");
    terminal.job(table(8, "a red vase"), MATRIX);
    JsonNode first = json(chosen);
    assertThat(first.get("cost_usd").decimalValue())
        .isPositive()
        .isEqualByComparingTo(billed(terminal.run(chosen)));

    terminal.job(table(9, "a blue vase"), MATRIX);
    JsonNode second = json();
    assertThat(second.at("/items/invalid").asInt()).isZero();
    assertThat(second.get("cost_usd").decimalValue())
        .isPositive()
        .isEqualByComparingTo(billed(terminal.run()));
    assertThat(json().get("cost_usd").decimalValue()).isZero();
  }

  @Test
  void conditions_that_leave_no_row_are_told_with_what_the_rows_have() throws IOException {
    terminal.job("id,prompt,stock\n1,a vase,in stock\n2,a cup,out of stock\n");
    Path job = folder.resolve("job.yml");
    String where = "file: rows.csv, where: {column: stock, equals: in_stock}";
    Files.writeString(job, Files.readString(job).replace("file: rows.csv", where));
    String words =
        "  stock equals \"in_stock\": not so in 2 of them, of which the first has \"in stock\"";

    assertThat(plan().out()).contains("None of the 2 rows is used", words, "0 items");
    assertThat(terminal.run().out()).contains("None of the 2 rows is used", words);
  }

  @Test
  void the_pictures_that_travel_with_the_requests_are_counted() throws IOException {
    byte[] picture = Files.readAllBytes(Path.of("sample-input/photos/cup.jpg"));
    Files.write(folder.resolve("cup.jpg"), picture);
    terminal.job(
        "id,prompt,photo\n1,a vase,cup.jpg|cup.jpg\n2,a cup,cup.jpg\n3,a jug,\n",
        "request: {prompt: '{{prompt}}', image_ref: '{{photo}}'}");
    long base64 = Base64.getEncoder().encode(picture).length;

    JsonNode upload = json().get("upload");
    assertThat(upload.get("bytes").asLong()).isEqualTo(3 * base64);
    assertThat(upload.get("largest_request_bytes").asLong()).isEqualTo(2 * base64);
    assertThat(plan().out())
        .containsPattern("Upload: .* of reference pictures, .* at most in a request");
  }

  @Test
  void a_trial_never_counts_as_done_for_the_real_run() throws IOException {
    terminal.job("id,prompt\n1,a vase\n");
    assertThat(terminal.run().code()).isEqualTo(ExitCode.DONE);
    Path job = folder.resolve("job.yml");
    Files.writeString(
        job,
        Files.readString(job).replace("api: simulator", "api: {base-url: 'http://127.0.0.1:9'}"));

    Said plan = plan();
    assertThat(plan.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(plan.err()).contains("holds pictures that the simulator drew", "--out DIR");
  }

  @Test
  void a_trial_that_sent_nothing_leaves_the_folder_to_the_real_run() throws IOException {
    terminal.job("id,prompt\n1,\n");
    assertThat(terminal.run().code()).isEqualTo(ExitCode.BAD_INPUT);
    terminal.job("id,prompt\n1,a vase\n");
    Path job = folder.resolve("job.yml");
    Files.writeString(
        job,
        Files.readString(job).replace("api: simulator", "api: {base-url: 'http://127.0.0.1:9'}"));

    assertThat(plan().code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void editions_follow_their_shot_in_a_plan_too() throws IOException {
    String rows =
        "id,prompt,from\ndetail,a rim,autumn\nautumn,leaves,shot\nshot,%s,\nother,a bowl,\n";
    String request = "request: {prompt: '{{prompt}}', source: 'generation:{{from}}'}\n";
    terminal.job(rows.formatted("a cup"), request);
    assertThat(json().get("cost_usd").decimalValue())
        .isPositive()
        .isEqualByComparingTo(billed(terminal.run()));
    assertThat(json().get("cost_usd").decimalValue()).isZero();

    terminal.job(rows.formatted("a blue cup"), request);
    assertThat(json().at("/items/changed").asInt()).isEqualTo(3);
    assertThat(json().get("cost_usd").decimalValue()).isEqualByComparingTo(billed(terminal.run()));
    assertThat(json().get("cost_usd").decimalValue()).isZero();
  }

  @Test
  void what_a_stopped_run_left_is_unfinished_and_costs_what_is_left() throws IOException {
    terminal.job(table(6, "a red vase"), MATRIX);
    BigDecimal whole = json().get("cost_usd").decimalValue();
    BigDecimal spent = billed(terminal.run("--max-images=5"));
    JsonNode rest = json();
    assertThat(rest.at("/items/unfinished").asInt()).isEqualTo(7);
    assertThat(rest.get("cost_usd").decimalValue()).isEqualByComparingTo(whole.subtract(spent));
    assertThat(billed(terminal.run())).isEqualByComparingTo(whole.subtract(spent));
  }

  @Test
  void new_changed_unchanged_invalid_and_gone_are_told_apart() throws IOException {
    terminal.job("id,prompt\na,a red vase\nb,a bowl\nc,a jug\n");
    terminal.run();
    terminal.job("id,prompt\na,a green vase\nb,a bowl\nd,a cup\ne,\n");
    Said said = plan();
    assertThat(said.code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(said.out())
        .contains("4 items: 1 new, 1 changed, 1 unchanged, 1 invalid")
        .contains("1 item of earlier runs no longer in the input")
        .contains("rows.csv:5", "A run sends nothing before they are corrected")
        .contains("a: a green vase", "d: a cup")
        .contains("Cost: $0.0808 for 2 images", "uni-1: $0.0808 for 2 images")
        .contains("an image, as this job's were");
  }

  @Test
  void a_plan_writes_nothing() throws IOException {
    terminal.job("id,prompt\na,a red vase\n");
    assertThat(plan().code()).isEqualTo(ExitCode.DONE);
    assertThat(terminal.out).doesNotExist();
    terminal.run();
    terminal.job("id,prompt\na,a blue vase\nb,a bowl\n");
    List<String> before = files();
    assertThat(json().get("images").asInt()).isEqualTo(2);
    assertThat(files()).isEqualTo(before);
  }

  /** Every file below the output folder, with its length and its time of change. */
  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(terminal.out)) {
      List<String> all = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        all.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
      return all;
    }
  }

  @Test
  void a_plan_can_be_made_while_a_run_holds_the_folder() throws IOException {
    terminal.job("id,prompt\na,a red vase\n");
    terminal.run();
    terminal.job("id,prompt\na,a red vase\nb,a bowl\n");
    try (OpenFolder held = OpenFolder.create(terminal.out)) {
      assertThat(json().get("cost_usd").decimalValue()).isEqualByComparingTo("0.0404");
      assertThat(held.ledger()).isNotNull();
    }
  }

  @Test
  void an_unknown_price_is_unknown_and_never_nothing() throws IOException {
    terminal.job(
        "id,prompt,model\na,a red vase,uni-1\nb,a bowl,uni-2\n",
        "request: {prompt: \"{{prompt}}\", model: \"{{model}}\"}");
    Said said = plan();
    JsonNode json = json();
    assertThat(said.code()).isEqualTo(ExitCode.DONE);
    assertThat(said.out()).contains("unknown for 2 images: $0.0404 for 1, and 1 without");
    assertThat(json.get("cost_usd").isNull()).isTrue();
    assertThat(json.get("unknown_prices").asInt()).isEqualTo(1);
  }

  @Test
  void rows_that_collide_are_invalid_in_a_plan_too() throws IOException {
    terminal.job("id,prompt\na,one\na,two\nb,three\n");
    Said said = plan();
    assertThat(said.code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(said.out()).contains("2 new, 1 invalid", "rows.csv:3", "line 2");
  }

  @Test
  void a_trial_must_have_rows_and_one_shape() throws IOException {
    terminal.job("id,prompt\na,one\n");
    assertThat(plan("--limit=0").code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(plan("--limit=1", "--sample=1").code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(plan("--seed=1").code()).isEqualTo(ExitCode.BAD_INPUT);
  }
}
