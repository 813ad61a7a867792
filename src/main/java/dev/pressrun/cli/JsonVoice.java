package dev.pressrun.cli;

import dev.pressrun.engine.ItemEvent;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.input.Detected;
import dev.pressrun.input.InputException;
import dev.pressrun.job.RunResult;
import dev.pressrun.ledger.ImportResult;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemKey;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.Money;
import dev.pressrun.model.Picture;
import dev.pressrun.output.Json;
import dev.pressrun.output.SummaryFile;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells programs: one JSON object a line, as {@code events.schema.json} describes them. */
final class JsonVoice implements RunVoice {
  private final PrintStream out;
  private final InstantSource clock;
  private final Duration period;
  private @Nullable Ticker ticker;
  private String waitedFor = "";

  /**
   * @param period how often it is told how the run stands
   */
  JsonVoice(PrintStream out, InstantSource clock, Duration period) {
    this.out = out;
    this.clock = clock;
    this.period = period;
  }

  @Override
  public void input(Detected detected) {
    List<Map<String, Object>> files =
        detected.files().stream()
            .map(
                part -> {
                  Map<String, Object> file = new LinkedHashMap<>();
                  file.put("file", part.file());
                  file.put("form", part.form());
                  file.put("columns", part.columns());
                  return file;
                })
            .toList();
    emit("input", fields("files", files));
  }

  @Override
  public void notice(String words) {
    emit("notice", fields("message", words));
  }

  @Override
  public void started(RunGauge gauge, Path folder) {
    Map<String, @Nullable Object> event = fields("job", gauge.job());
    event.put("run", gauge.run());
    event.put("folder", folder.toString());
    emit("started", event);
    ticker = Ticker.every(period, "events", () -> stands(gauge));
  }

  private void stands(RunGauge gauge) {
    Map<String, @Nullable Object> event = fields("imported", gauge.imported());
    event.putAll(LiveRun.tally(gauge.tally()));
    emit("progress", event);
    String reason = gauge.waitsFor();
    if (!reason.equals(waitedFor)) {
      waitedFor = reason;
      emit("waiting", fields("reason", reason.isEmpty() ? null : reason));
    }
  }

  @Override
  public void found(ImportResult imported, List<ItemReport> invalid) {
    Map<String, @Nullable Object> event = fields("new", imported.added());
    event.put("changed", imported.changed());
    event.put("unchanged", imported.unchanged());
    event.put("invalid", imported.invalid());
    event.put("gone", imported.gone());
    event.put("fetch_again", imported.fetchAgain());
    emit("imported", event);
    problems(invalid);
  }

  private void problems(List<ItemReport> invalid) {
    invalid.stream()
        .flatMap(row -> row.problems().stream())
        .forEach(problem -> emit("problem", PlanJson.problem(problem)));
  }

  @Override
  public void hush(boolean asking) {
    // A program that reads events is not disturbed by more of them.
  }

  @Override
  public void ended(ItemKey key, ItemEvent ending, @Nullable Money price) {
    Map<String, @Nullable Object> event = fields("key", key.value());
    if (ending instanceof ItemEvent.PictureStored stored) {
      Picture picture = stored.picture();
      event.put("state", "done");
      event.put("file", picture.file());
      event.put("bytes", picture.bytes());
      event.put("width", picture.width());
      event.put("height", picture.height());
      event.put("usd", price == null ? null : new BigDecimal(price.toPlainString()));
    } else {
      boolean doubtful = ending instanceof ItemEvent.AnswerLost;
      FailureCode code = ending.failure() == null ? FailureCode.UNKNOWN : ending.failure().code();
      event.put("state", doubtful ? "in_doubt" : "failed");
      event.put("code", code.id());
      event.put("sentence", code.sentence());
      event.put("advice", code.advice());
    }
    emit("item", event);
  }

  @Override
  public void finished(RunResult result, Path folder, int exitCode) {
    if (result.refused()) {
      problems(result.invalid());
    }
    Map<String, @Nullable Object> event = fields("exit_code", exitCode);
    event.put("refused", result.refused());
    event.put("stopped", result.stop().map(JsonVoice::stop).orElse(null));
    event.put("run", LiveRun.tally(result.tally()));
    event.put("summary", SummaryFile.counts(result.summary()));
    emit("finished", event);
  }

  private static Map<String, @Nullable Object> stop(StopSignal.Stop stop) {
    Map<String, @Nullable Object> json =
        fields("reason", stop.reason().name().toLowerCase(Locale.ROOT));
    json.put("message", stop.words());
    return json;
  }

  @Override
  public void failed(Exception error) {
    if (error instanceof InputException input) {
      input.problems().forEach(problem -> emit("problem", PlanJson.problem(problem)));
      emit("error", fields("message", String.valueOf(input.getMessage())));
    } else {
      emit("error", fields("message", String.join("\n", Complaint.of(error).lines())));
    }
  }

  private static Map<String, @Nullable Object> fields(String name, @Nullable Object value) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put(name, value);
    return fields;
  }

  private synchronized void emit(String event, Map<String, @Nullable Object> fields) {
    Map<String, @Nullable Object> json = fields("event", event);
    json.put("time", clock.instant().toString());
    json.putAll(fields);
    out.println(Json.line(json));
  }

  @Override
  public void close() {
    Ticker running = ticker;
    if (running != null) {
      running.close();
    }
  }
}
