package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.cli.Terminal.Said;
import dev.pressrun.engine.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code run --json} prints, held to the schema that {@code schema --events} prints. */
@Isolated("it listens to the process's own output")
@Timeout(120)
class EventsTest {
  @TempDir private Path folder;
  private Terminal terminal;
  private JsonNode schema;

  @BeforeEach
  void open() {
    terminal = new Terminal(folder);
    schema = JsonMapper.shared().readTree(terminal.type("schema", "--events").out());
  }

  private List<JsonNode> events(Said said) {
    List<JsonNode> events =
        said.out().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    events.forEach(this::check);
    return events;
  }

  private void check(JsonNode event) {
    check(event.toString(), event, rule(event.path("event").asString()));
  }

  private JsonNode rule(String event) {
    return schema
        .path("oneOf")
        .valueStream()
        .filter(rule -> rule.at("/properties/event/const").asString().equals(event))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the schema lacks the event " + event));
  }

  private static void check(String place, JsonNode value, JsonNode rule) {
    if (rule.has("type")) {
      assertThat(types(rule.get("type"))).as(place).contains(type(value));
    }
    if (rule.has("enum")) {
      assertThat(texts(rule.get("enum"))).as(place).contains(value.asString());
    }
    if (value.isArray()) {
      value.forEach(item -> check(place, item, rule.path("items")));
    }
    if (value.isObject() && rule.has("properties")) {
      JsonNode known = rule.get("properties");
      assertThat(texts(rule.path("required"))).as(place).allMatch(value::has);
      value
          .properties()
          .forEach(
              entry -> {
                assertThat(known.has(entry.getKey())).as(place + ": " + entry.getKey()).isTrue();
                check(place, entry.getValue(), known.path(entry.getKey()));
              });
    }
  }

  private static Set<String> types(JsonNode type) {
    Set<String> types = new TreeSet<>(type.isArray() ? texts(type) : List.of(type.asString()));
    if (types.contains("number")) {
      types.add("integer");
    }
    return types;
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  private static String type(JsonNode value) {
    if (value.isIntegralNumber()) {
      return "integer";
    }
    return value.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  private static List<String> names(List<JsonNode> events) {
    return events.stream().map(event -> event.get("event").asString()).toList();
  }

  @Test
  void a_run_tells_of_its_input_its_problems_its_items_and_its_end() throws IOException {
    terminal.job("id,prompt\na,a red vase\nb,something nude\nc,\nd,a jug [[lost-answer]]\n");
    Said said = terminal.run("--json", "--skip-invalid");
    List<JsonNode> events = events(said);
    assertThat(said.code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(said.err()).isEmpty();
    assertThat(names(events))
        .startsWith("input", "notice", "started", "imported", "problem")
        .endsWith("finished")
        .contains("item");
    List<String> ended = new ArrayList<>();
    events.stream()
        .filter(event -> event.path("event").asString().equals("item"))
        .forEach(event -> ended.add(event.get("key").asString() + event.get("state").asString()));
    assertThat(ended).containsExactlyInAnyOrder("adone", "bfailed", "din_doubt");
    JsonNode last = events.get(events.size() - 1);
    assertThat(last.get("exit_code").asInt()).isEqualTo(said.code());
    assertThat(last.at("/summary/states/done").asInt()).isEqualTo(1);
    assertThat(last.at("/run/spent_usd").decimalValue()).isEqualByComparingTo("0.0404");
  }

  @Test
  void a_run_that_is_refused_or_cannot_begin_tells_why() throws IOException {
    terminal.job("id,prompt\na,a red vase\nc,\n");
    List<JsonNode> refused = events(terminal.run("--json"));
    assertThat(names(refused)).endsWith("problem", "finished");
    assertThat(refused.get(refused.size() - 1).get("refused").asBoolean()).isTrue();
    terminal.job("id,prompt\na,a red vase\n", "request: {prompt: \"{{titel}}\"}");
    Said said = terminal.run("--json");
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(names(events(said))).endsWith("problem", "error");
  }

  @Test
  void a_run_that_is_stopped_by_its_cap_says_so() throws IOException {
    terminal.job("id,prompt\na,a red vase\nb,a bowl\n");
    List<JsonNode> events = events(terminal.run("--json", "--max-images=1"));
    assertThat(events.get(events.size() - 1).at("/stopped/reason").asString())
        .isEqualTo("cap_reached");
  }

  @Test
  void how_it_stands_and_what_it_waits_for_is_told_now_and_then() throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CountDownLatch asked = new CountDownLatch(3);
    RunGauge gauge =
        new RunGauge(
            () -> Instant.EPOCH,
            "demo",
            1,
            new Progress()::tally,
            () -> {
              asked.countDown();
              return "the API";
            });
    try (JsonVoice voice =
        new JsonVoice(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            () -> Instant.EPOCH,
            Duration.ofMillis(5))) {
      voice.started(gauge, folder);
      asked.await();
    }
    List<JsonNode> events = events(new Said(0, out.toString(StandardCharsets.UTF_8), ""));
    assertThat(names(events)).contains("progress").containsOnlyOnce("waiting");
  }

  @Test
  void the_readme_names_every_event() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    schema
        .path("oneOf")
        .valueStream()
        .forEach(rule -> assertThat(readme).contains("`" + rule.path("title").asString() + "`"));
  }

  @Test
  void the_schema_of_job_files_is_printed_whole() {
    JsonNode jobs = JsonMapper.shared().readTree(terminal.type("schema").out());
    assertThat(jobs.path("title").asString()).isEqualTo("pressrun job file");
  }
}
