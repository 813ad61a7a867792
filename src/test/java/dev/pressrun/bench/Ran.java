package dev.pressrun.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run of pressrun that has ended.
 *
 * @param folder its output folder
 * @param started when its process was started
 * @param events what it said, one event each
 * @param peakMegabytes the most memory that was resident at once
 */
record Ran(Path folder, Instant started, List<JsonNode> events, Duration wall, long peakMegabytes) {

  /** The time of the first event of that name. */
  Instant at(String event) {
    return Instant.parse(first(event).get("time").asString());
  }

  JsonNode first(String event) {
    return events.stream()
        .filter(one -> one.get("event").asString().equals(event))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no event " + event + " in " + events));
  }

  double seconds(String from, String to) {
    return seconds(at(from), at(to));
  }

  /** How long it took from the first submission to the last picture. */
  double seconds() {
    JsonNode times = summary().get("times");
    return seconds(
        Instant.parse(times.get("first_submitted_at").asString()),
        Instant.parse(times.get("last_finished_at").asString()));
  }

  JsonNode summary() {
    return JsonMapper.shared().readTree(folder.resolve("summary.json"));
  }

  static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
