package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Schema, code and commented sample say the same. */
class JobSchemaTest {
  private static final Pattern UNKNOWN =
      Pattern.compile(
          ": ([\\w.-]*?)\\.?zz \\(at column \\d+\\): there is no such setting.*known are (.*)");

  private final JsonNode schema = JsonMapper.shared().readTree(JobSchema.text());

  /** Of the schema: the keys of each mapping, by the mapping's full name. */
  private static void collect(String name, JsonNode node, Map<String, Set<String>> found) {
    for (JsonNode variant : node.path("oneOf")) {
      collect(name, variant, found);
    }
    collectItems(name, node, found);
    for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
      found.computeIfAbsent(name, key -> new TreeSet<>()).add(property.getKey());
      String below = name.isEmpty() ? property.getKey() : name + '.' + property.getKey();
      collect(below, property.getValue(), found);
    }
  }

  private static void collectItems(String name, JsonNode node, Map<String, Set<String>> found) {
    if (node.has("items")) {
      collect(name, node.get("items"), found);
    }
    if (node.path("additionalProperties").has("properties")) {
      collect(name + ".m", node.get("additionalProperties"), found);
    }
  }

  /** Of the code: what each mapping says it knows when it is given a key that it does not know. */
  private static Map<String, Set<String>> known(Path folder) {
    String yaml =
        """
        zz: 1
        api: {zz: 1, prices: {zz: 1, models: {m: {zz: 1}}}}
        input: {zz: 1, where: {zz: 1}, sample: {zz: 1}}
        references: {zz: 1}
        request: {zz: 1}
        limits: {zz: 1}
        output: {zz: 1}
        simulator: {zz: 1}
        notify: {zz: 1, email: {zz: 1}}
        metrics: {zz: 1}
        """;
    Path job = Tables.write(folder, "j.yml", yaml);
    InputException e =
        catchThrowableOfType(InputException.class, () -> JobSpecs.read(job, JobOverrides.NONE));
    Map<String, Set<String>> known = new TreeMap<>();
    e.problems()
        .forEach(
            problem -> {
              Matcher unknown = UNKNOWN.matcher(problem.toString());
              if (unknown.find()) {
                known.put(unknown.group(1), new TreeSet<>(Set.of(unknown.group(2).split(", "))));
              }
            });
    return known;
  }

  @Test
  void the_schema_knows_the_keys_that_the_code_knows(@TempDir Path folder) {
    Map<String, Set<String>> inSchema = new TreeMap<>();
    collect("", schema, inSchema);

    assertThat(inSchema.remove("variants")).containsExactly("copies");
    assertThat(inSchema).isEqualTo(known(folder));
  }

  @Test
  void every_key_is_described() {
    assertThat(described(schema)).isTrue();
  }

  private static boolean described(JsonNode node) {
    boolean own =
        node.path("properties").valueStream().allMatch(p -> !p.path("description").isMissingNode());
    return own && node.valueStream().allMatch(JobSchemaTest::described);
  }

  @Test
  void the_catalog_holds_every_key_and_all_sample_jobs_only_such() throws IOException {
    String catalog = Files.readString(Path.of("jobs", "catalog.yml"));
    Map<String, Set<String>> inSchema = new TreeMap<>();
    collect("", schema, inSchema);

    inSchema.values().forEach(keys -> assertThat(keys).allMatch(k -> catalog.contains(k + ":")));
    try (Stream<Path> jobs = Files.list(Path.of("jobs"))) {
      for (Path job : jobs.toList()) {
        assertThat(Files.readString(job))
            .startsWith("# yaml-language-server: $schema=../src/main/");
        try (InputStream in = Files.newInputStream(job)) {
          check(schema, YamlReader.read(job.toString(), in), job.toString());
        }
      }
    }
  }

  /** Every key of the mapping is one of the schema's. */
  private static void check(JsonNode rules, YamlNode node, String place) {
    if (node instanceof YamlNode.Sequence sequence) {
      sequence.items().forEach(item -> check(rules, item, place));
    }
    if (!(node instanceof YamlNode.Mapping mapping)) {
      return;
    }
    JsonNode own = ofMappings(rules);
    JsonNode named = own.path("properties");
    JsonNode others = own.path("additionalProperties");
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              JsonNode rule = named.get(key);
              assertThat(rule != null || others.isObject()).as(place + ": " + key).isTrue();
              check(rule == null ? others : rule, entry.value(), place + ": " + key);
            });
  }

  /** The one of several alternatives that speaks of mappings. */
  private static JsonNode ofMappings(JsonNode rules) {
    return rules
        .path("oneOf")
        .valueStream()
        .filter(rule -> rule.has("properties") || rule.path("additionalProperties").isObject())
        .findFirst()
        .orElse(rules);
  }
}
