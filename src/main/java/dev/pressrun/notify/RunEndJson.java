package dev.pressrun.notify;

import dev.pressrun.output.SummaryFile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A run's end as a JSON object; the README describes it. */
final class RunEndJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private RunEndJson() {}

  static String body(RunEnd end) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("event", "run_ended");
    json.put("job", end.job());
    json.put("outcome", end.outcome());
    json.put("exit_code", end.exitCode());
    json.put("message", end.headline());
    json.put("lines", end.lines());
    json.put("page", end.page());
    json.put("folder", end.folder().toString());
    json.put("started_at", end.startedAt().toString());
    json.put("ended_at", end.endedAt().toString());
    json.put("run", end.made() == null ? null : made(end.made()));
    json.put("totals", end.summary() == null ? null : SummaryFile.counts(end.summary()));
    return MAPPER.writeValueAsString(json);
  }

  /** What Slack, and what is compatible with it, takes. */
  static String text(String text) {
    return MAPPER.writeValueAsString(Map.of("text", text));
  }

  private static Map<String, Object> made(RunEnd.Made made) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pictures", made.pictures());
    json.put("failed", made.failed());
    json.put("in_doubt", made.inDoubt());
    json.put("late", made.late());
    json.put("requests", made.requests());
    json.put("bytes", made.bytes());
    json.put("spent_usd", made.spent().dollars());
    return json;
  }
}
