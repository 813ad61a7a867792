package dev.pressrun.bench;

import dev.pressrun.simulator.Audit;
import dev.pressrun.simulator.Simulator;
import dev.pressrun.simulator.SimulatorSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How often generations of about 30 s are asked for, and how soon their pictures are stored. */
final class PollingBenchmark implements Benchmark {
  private static final int ROWS = 600;

  @Override
  public String name() {
    return "polling";
  }

  @Override
  public List<Finding> measure(Workbench bench) throws Exception {
    SimulatorSettings settings =
        SimulatorSettings.defaults()
            .withLimits(1_000_000, 100)
            .withDurations(Duration.ofSeconds(30), 0.25)
            .withPictureBytes(20_000);
    try (Simulator simulator = bench.simulator(settings)) {
      Path out = bench.folder().resolve("out");
      bench.run(simulator.baseUrl(), bench.table(ROWS), out);
      Audit audit = simulator.audit();
      double polls = audit.prompts().stream().mapToInt(Audit.Entry::polls).average().orElse(0);
      double[] late = lateness(audit, saved(out));
      double half = late[late.length / 2];
      double most = late[late.length * 95 / 100];
      return List.of(
          new Finding(
              "GETs a generation, 30 s log-normal (0.25)",
              "≤ 3.0",
              "%.1f".formatted(polls),
              polls <= 3),
          new Finding(
              "from completion to saved, at once with that",
              "p50 ≤ 1.0 s, p95 ≤ 2.5 s",
              "p50 %.1f s, p95 %.1f s".formatted(half, most),
              half <= 1 && most <= 2.5));
    }
  }

  private static double[] lateness(Audit audit, Map<String, Instant> saved) {
    return audit.prompts().stream()
        .mapToDouble(
            one ->
                Ran.seconds(
                    Objects.requireNonNull(one.endedAt()),
                    Objects.requireNonNull(saved.get(one.id()))))
        .sorted()
        .toArray();
  }

  /** When each generation's picture was stored. */
  private static Map<String, Instant> saved(Path out) throws Exception {
    Map<String, Instant> saved = new HashMap<>();
    try (Stream<String> lines = Files.lines(out.resolve("results.jsonl"))) {
      lines.forEach(
          line -> {
            JsonNode result = JsonMapper.shared().readTree(line).get("result");
            saved.put(
                result.get("generation_id").asString(),
                Instant.parse(result.get("saved_at").asString()));
          });
    }
    return saved;
  }
}
