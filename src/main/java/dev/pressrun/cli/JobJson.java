package dev.pressrun.cli;

import dev.pressrun.job.JobMemory;
import dev.pressrun.job.PastRun;
import dev.pressrun.ledger.LedgerQueries;
import dev.pressrun.ledger.LedgerView;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jobs and their runs as JSON, in the shapes that the README states; null is what is unknown. */
final class JobJson {
  private JobJson() {}

  /**
   * A job as {@code jobs} lists it.
   *
   * @param lastRun when its last run began; null where none did
   */
  static Map<String, @Nullable Object> job(
      FolderView view, LedgerView ledger, boolean underWay, @Nullable Instant lastRun) {
    LedgerQueries queries = new LedgerQueries(ledger);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("job", new JobMemory(ledger).name());
    json.put("folder", view.folder().toString());
    json.put("under_way", underWay);
    json.put("last_run_at", text(lastRun));
    Map<String, Object> states = new LinkedHashMap<>();
    Map<ItemState, Long> counts = queries.counts();
    for (ItemState state : ItemState.values()) {
      states.put(state.name().toLowerCase(Locale.ROOT), counts.getOrDefault(state, 0L));
    }
    json.put("states", states);
    json.put("spent_usd", decimal(queries.paid()));
    return json;
  }

  /** A run as {@code history} lists it. */
  static Map<String, @Nullable Object> run(PastRun run, boolean underWay) {
    PastRun.Figures figures = run.figures();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("started_at", text(run.startedAt()));
    json.put("ended_at", underWay ? null : text(run.endedAt()));
    json.put("made", figures == null ? run.billed().images() : figures.made());
    json.put("failed", figures == null ? null : figures.failed());
    json.put("in_doubt", figures == null ? null : figures.inDoubt());
    json.put("spent_usd", decimal(figures == null ? run.billed().cost() : figures.spent()));
    json.put("ended", underWay ? "under_way" : ending(run));
    json.put("stopped", run.stopped().isEmpty() ? null : run.stopped());
    return json;
  }

  private static String ending(PastRun run) {
    return run.ending() == PastRun.Ending.OPEN
        ? "cut_off"
        : run.ending().name().toLowerCase(Locale.ROOT);
  }

  /** The rows in doubt, as {@code status} lists them. */
  static List<Map<String, @Nullable Object>> doubts(List<ItemReport> doubts) {
    return doubts.stream().map(JobJson::doubt).toList();
  }

  private static Map<String, @Nullable Object> doubt(ItemReport row) {
    FailureCode code = row.failure() == null ? FailureCode.UNKNOWN : row.failure().code();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("key", row.key().value());
    json.put("line", row.line());
    json.put("request_id", row.requestId());
    json.put("submitted_at", text(row.submittedAt()));
    json.put("price_usd", row.price() == null ? null : decimal(row.price()));
    json.put("code", code.id());
    return json;
  }

  private static BigDecimal decimal(Money money) {
    return new BigDecimal(money.toPlainString());
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
