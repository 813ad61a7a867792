package dev.pressrun.metrics;

import dev.pressrun.engine.Progress;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import dev.pressrun.output.Summary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The numbers of one job, by the names that the README lists. */
final class JobGauges {
  private static final double MILLIS = 1_000;

  private final MeterRegistry registry;
  private final Tags job;

  JobGauges(MeterRegistry registry, String job) {
    this.registry = registry;
    this.job = Tags.of("job", job);
  }

  /** What the present run does. */
  void run(Supplier<Progress.Tally> tally) {
    run("planned", "", tally, Progress.Tally::planned);
    run("pictures", "", tally, Progress.Tally::done);
    run("failed", "", tally, Progress.Tally::failed);
    run("in.doubt", "", tally, Progress.Tally::inDoubt);
    run("late", "", tally, Progress.Tally::late);
    run("in.flight", "", tally, Progress.Tally::inFlight);
    run("requests", "", tally, Progress.Tally::sent);
    run("downloaded", "bytes", tally, Progress.Tally::bytes);
    run("spent", "usd", tally, now -> dollars(now.spent()));
  }

  private void run(
      String name,
      String unit,
      Supplier<Progress.Tally> tally,
      ToDoubleFunction<Progress.Tally> number) {
    gauge("run." + name, unit, Tags.empty(), () -> number.applyAsDouble(tally.get()));
  }

  /** How many items are in each state. */
  void items(Supplier<Map<ItemState, Long>> counts) {
    for (ItemState state : ItemState.values()) {
      gauge(
          "items",
          "",
          Tags.of("state", state.name().toLowerCase(Locale.ROOT)),
          () -> counts.get().getOrDefault(state, 0L));
    }
  }

  void time(String name, Instant at) {
    double seconds = at.toEpochMilli() / MILLIS;
    gauge(name + ".timestamp", "seconds", Tags.empty(), () -> seconds);
  }

  /** What only the end of a run knows. */
  void end(Summary summary, int exitCode) {
    gauge("run.exit.code", "", Tags.empty(), () -> exitCode);
    for (Map.Entry<FailureCode, Long> failure : summary.failures().entrySet()) {
      gauge("failures", "", Tags.of("code", failure.getKey().id()), failure::getValue);
    }
    Summary.MoneyTotals money = summary.money();
    money("spent", money.spent());
    money("in_flight", money.inFlight());
    money("in_doubt", money.inDoubt());
    gauge("pictures.size", "bytes", Tags.empty(), () -> summary.pictures().bytes());
    seconds("0.5", summary.times().medianMillis());
    seconds("0.9", summary.times().p90Millis());
    seconds("1", summary.times().longestMillis());
  }

  private void money(String kind, Money amount) {
    gauge("money", "usd", Tags.of("kind", kind), () -> dollars(amount));
  }

  private void seconds(String quantile, long millis) {
    gauge("picture.duration", "seconds", Tags.of("quantile", quantile), () -> millis / MILLIS);
  }

  private void gauge(String name, String unit, Iterable<Tag> tags, Supplier<Number> value) {
    Gauge.Builder<Supplier<Number>> gauge =
        Gauge.builder("pressrun." + name, value).tags(job.and(tags));
    (unit.isEmpty() ? gauge : gauge.baseUnit(unit)).register(registry);
  }

  private static double dollars(Money money) {
    return money.dollars().doubleValue();
  }
}
