package dev.pressrun.cli;

import dev.pressrun.input.JobSpec;
import dev.pressrun.job.Estimate;
import dev.pressrun.job.Plan;
import dev.pressrun.ledger.PlannedStep;
import dev.pressrun.model.Money;
import dev.pressrun.model.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A plan as JSON; null stands for what is unknown. */
final class PlanJson {
  private PlanJson() {}

  static Map<String, @Nullable Object> of(Plan plan, JobSpec spec) {
    Plan.Bought bought = plan.bought();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("job", spec.name());
    json.put("folder", spec.output().folder().toString());
    json.put("items", items(plan));
    json.put("gone", plan.items().gone());
    json.put("images", bought.images());
    json.put("cost_usd", cost(bought));
    json.put("known_cost_usd", decimal(bought.cost()));
    json.put("unknown_prices", bought.unpriced());
    json.put("models", models(plan));
    json.put("in_flight", plan.items().inFlight());
    json.put("in_flight_usd", decimal(plan.items().inFlightCost()));
    json.put("prices_as_of", spec.prices().asOf().toString());
    json.put("time", time(plan.estimate(), bought.images()));
    json.put("disk", disk(plan.estimate(), bought.images()));
    json.put("upload", upload(plan.upload()));
    json.put("prompts", prompts(plan));
    json.put("problems", plan.problems().stream().map(PlanJson::problem).toList());
    return json;
  }

  private static Map<String, Object> items(Plan plan) {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (PlannedStep step : PlannedStep.values()) {
      counts.put(name(step), plan.items().count(step));
    }
    return counts;
  }

  private static String name(PlannedStep step) {
    return switch (step) {
      case MAKE_NEW -> "new";
      case MAKE_CHANGED -> "changed";
      case MAKE_UNFINISHED -> "unfinished";
      case COLLECT -> "in_flight";
      case KEEP -> "unchanged";
      case KEEP_FAILED -> "failed";
      case HOLD -> "in_doubt";
      case REFUSE -> "invalid";
      case FETCH_AGAIN -> step.name().toLowerCase(Locale.ROOT);
    };
  }

  private static @Nullable BigDecimal cost(Plan.Bought bought) {
    return bought.unpriced() > 0 ? null : decimal(bought.cost());
  }

  private static BigDecimal decimal(Money money) {
    return new BigDecimal(money.toPlainString());
  }

  private static List<Map<String, @Nullable Object>> models(Plan plan) {
    List<Map<String, @Nullable Object>> models = new ArrayList<>();
    plan.byModel()
        .forEach(
            (name, bought) -> {
              Map<String, @Nullable Object> model = new LinkedHashMap<>();
              model.put("model", name);
              model.put("images", bought.images());
              model.put("cost_usd", cost(bought));
              model.put("unknown_prices", bought.unpriced());
              models.add(model);
            });
    return models;
  }

  private static Map<String, @Nullable Object> time(Estimate estimate, long images) {
    Duration time = estimate.time(images);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("seconds", time == null ? null : time.toSeconds());
    json.put("at_least", estimate.isAtLeast());
    json.put("requests_per_minute", number(estimate.requestsPerMinute()));
    json.put("concurrent_jobs", number(estimate.concurrentJobs()));
    json.put("image_seconds", BigDecimal.valueOf(estimate.median().toMillis(), 3));
    json.put("image_seconds_observed", estimate.medianIsObserved());
    return json;
  }

  private static @Nullable Integer number(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  private static Map<String, Object> disk(Estimate estimate, long images) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("bytes", estimate.bytes(images));
    json.put("image_bytes", estimate.pictureBytes());
    json.put("image_bytes_observed", estimate.pictureBytesAreObserved());
    return json;
  }

  private static Map<String, Object> upload(Plan.Upload upload) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("bytes", upload.bytes());
    json.put("largest_request_bytes", upload.largest());
    return json;
  }

  private static List<Map<String, Object>> prompts(Plan plan) {
    List<Map<String, Object>> prompts = new ArrayList<>();
    for (Plan.Sample sample : plan.samples()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("key", sample.key());
      json.put("prompt", sample.prompt());
      prompts.add(json);
    }
    return prompts;
  }

  /** A problem as JSON; the column is null where the whole row is meant. */
  static Map<String, @Nullable Object> problem(Problem problem) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("file", problem.file());
    json.put("line", problem.line());
    json.put("column", problem.column());
    json.put("message", problem.message());
    return json;
  }
}
