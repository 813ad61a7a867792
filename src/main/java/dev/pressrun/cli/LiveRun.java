package dev.pressrun.cli;

import dev.pressrun.engine.Progress;
import dev.pressrun.model.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How a run stood when it last said so, for other processes.
 *
 * @param holder which process makes it
 * @param imported items read so far
 * @param waitsFor what it waits for; empty where that is nothing special
 * @param ended whether it has come to its end
 */
record LiveRun(
    String job,
    int run,
    String holder,
    Instant startedAt,
    Instant updatedAt,
    long imported,
    Progress.Tally tally,
    String waitsFor,
    boolean ended) {
  /** A run says how it stands once a second; one that has not for so long is gone. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  static LiveRun of(RunGauge gauge, String holder, boolean ended) {
    return new LiveRun(
        gauge.job(),
        gauge.run(),
        holder,
        gauge.startedAt(),
        gauge.now(),
        gauge.imported(),
        gauge.tally(),
        gauge.waitsFor(),
        ended);
  }

  /** Whether the run goes on, as far as one can tell at this time. */
  boolean goesOn(Instant now) {
    return !ended && updatedAt.plus(SILENCE).isAfter(now);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("job", job);
    json.put("run", run);
    json.put("holder", holder);
    json.put("started_at", startedAt.toString());
    json.put("updated_at", updatedAt.toString());
    json.put("ended", ended);
    json.put("imported", imported);
    json.putAll(tally(tally));
    json.put("waits_for", waitsFor);
    return json;
  }

  /** A tally as JSON. */
  static Map<String, Object> tally(Progress.Tally tally) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("planned", tally.planned());
    json.put("sent", tally.sent());
    json.put("done", tally.done());
    json.put("failed", tally.failed());
    json.put("in_doubt", tally.inDoubt());
    json.put("late", tally.late());
    json.put("in_flight", tally.inFlight());
    json.put("bytes", tally.bytes());
    json.put("spent_usd", new BigDecimal(tally.spent().toPlainString()));
    json.put("in_flight_usd", new BigDecimal(tally.due().toPlainString()));
    return json;
  }

  static LiveRun of(JsonNode json) {
    return new LiveRun(
        json.path("job").asString(),
        json.path("run").asInt(),
        json.path("holder").asString(),
        Instant.parse(json.path("started_at").asString()),
        Instant.parse(json.path("updated_at").asString()),
        json.path("imported").asLong(),
        new Progress.Tally(
            json.path("planned").asLong(),
            json.path("sent").asLong(),
            json.path("done").asLong(),
            json.path("failed").asLong(),
            json.path("in_doubt").asLong(),
            json.path("late").asLong(),
            json.path("in_flight").asInt(),
            json.path("bytes").asLong(),
            new Money(json.path("spent_usd").decimalValue()),
            new Money(json.path("in_flight_usd").decimalValue(BigDecimal.ZERO))),
        json.path("waits_for").asString(),
        json.path("ended").asBoolean());
  }
}
