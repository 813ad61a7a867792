package dev.pressrun.output;

import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes {@code summary.json}; money is in US dollars, times are ISO 8601 in UTC. */
public final class SummaryFile {
  public static final String NAME = "summary.json";

  private final OutputFolders folders;
  private final DiskOps disk;

  /**
   * @param outputFolder must exist
   */
  public SummaryFile(Path outputFolder) throws IOException {
    this(outputFolder, new JdkDisk());
  }

  public SummaryFile(Path outputFolder, DiskOps disk) throws IOException {
    this.folders = new OutputFolders(outputFolder, disk);
    this.disk = disk;
  }

  /**
   * Replaces the file as a whole.
   *
   * @param traffic counts of the run that no report knows, such as {@code requests} or {@code
   *     too_many_requests}; written below {@code traffic} in their order
   */
  public void write(String job, Summary summary, Map<String, Long> traffic) throws IOException {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("job", job);
    json.putAll(counts(summary));
    Map<String, Object> network = new LinkedHashMap<>();
    network.put("submissions", summary.submissions());
    network.putAll(traffic);
    json.put("traffic", network);
    WholeFile.write(folders, disk, NAME, Json.indented(json));
  }

  /** The summary as JSON values, for the file, the page and others. */
  public static Map<String, @Nullable Object> counts(Summary summary) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("rows", summary.rows());
    Map<String, Object> states = new LinkedHashMap<>();
    for (ItemState state : ItemState.values()) {
      states.put(ResultColumn.status(state), summary.count(state));
    }
    json.put("states", states);
    json.put("failures", failures(summary));
    json.put("money_usd", money(summary.money()));
    Map<String, Object> pictures = new LinkedHashMap<>();
    pictures.put("count", summary.pictures().count());
    pictures.put("bytes", summary.pictures().bytes());
    json.put("pictures", pictures);
    json.put("times", times(summary.times()));
    return json;
  }

  private static List<Map<String, Object>> failures(Summary summary) {
    List<Map<String, Object>> failures = new ArrayList<>();
    for (Map.Entry<FailureCode, Long> failure : summary.failures().entrySet()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("code", failure.getKey().id());
      entry.put("count", failure.getValue());
      entry.put("sentence", failure.getKey().sentence());
      entry.put("advice", failure.getKey().advice());
      failures.add(entry);
    }
    return failures;
  }

  private static Map<String, Object> money(Summary.MoneyTotals totals) {
    Map<String, Object> money = new LinkedHashMap<>();
    money.put("spent", decimal(totals.spent()));
    money.put("in_flight", decimal(totals.inFlight()));
    money.put("in_doubt", decimal(totals.inDoubt()));
    money.put("unknown_prices", totals.unknownPrices());
    return money;
  }

  private static BigDecimal decimal(Money amount) {
    return new BigDecimal(amount.toPlainString());
  }

  private static Map<String, @Nullable Object> times(Summary.Times times) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("first_submitted_at", text(times.firstSubmittedAt()));
    json.put("last_finished_at", text(times.lastFinishedAt()));
    json.put("median_seconds", seconds(times.medianMillis()));
    json.put("p90_seconds", seconds(times.p90Millis()));
    json.put("longest_seconds", seconds(times.longestMillis()));
    return json;
  }

  private static BigDecimal seconds(long millis) {
    return BigDecimal.valueOf(millis, 3);
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
