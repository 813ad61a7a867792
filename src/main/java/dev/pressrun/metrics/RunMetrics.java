package dev.pressrun.metrics;

import dev.pressrun.engine.Progress;
import dev.pressrun.input.MetricsSpec;
import dev.pressrun.input.Secret;
import dev.pressrun.luma.ImageApi;
import dev.pressrun.model.ItemState;
import dev.pressrun.output.Summary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one run while it goes on and when it has ended, written to a file and sent to a
 * collector, every so often and at the end. What goes wrong with that never touches the run.
 */
public final class RunMetrics implements AutoCloseable {
  private final String job;
  private final @Nullable Path file;
  private final Supplier<Map<ItemState, Long>> counts;
  private final CompositeMeterRegistry registry = new CompositeMeterRegistry();
  private final PrometheusMeterRegistry prometheus =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<MeterRegistry> parts = new ArrayList<>();
  private final QuietSender sender = new QuietSender();
  private final JobGauges gauges;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(RunMetrics::thread);
  private volatile Map<ItemState, Long> items = Map.of();
  private volatile @Nullable String fileTrouble;
  private @Nullable String missing;

  /**
   * Begins to write and send.
   *
   * @param counts how many items are in each state; asked as often as the numbers are written
   * @param startedAt when the run began
   * @param lastSuccess when a run last ended with all done; null: never
   */
  public RunMetrics(
      MetricsSpec spec,
      String job,
      Supplier<Progress.Tally> tally,
      Supplier<Map<ItemState, Long>> counts,
      Instant startedAt,
      @Nullable Instant lastSuccess) {
    this.job = job;
    this.file = spec.file();
    this.counts = counts;
    registry.add(prometheus);
    parts.add(prometheus);
    connect(spec);
    this.gauges = new JobGauges(registry, job);
    gauges.run(tally);
    gauges.items(() -> items);
    gauges.time("run.started", startedAt);
    if (lastSuccess != null) {
      gauges.time("last.success", lastSuccess);
    }
    long every = spec.every().toMillis();
    timer.scheduleAtFixedRate(this::write, 0, every, TimeUnit.MILLISECONDS);
  }

  private void connect(MetricsSpec spec) {
    Secret url = spec.otlp();
    missing = url == null ? null : url.missing();
    if (url != null && missing == null) {
      OtlpMeterRegistry otlp =
          OtlpMeterRegistry.builder(new Collector(url.value(), spec.every()))
              .metricsSender(sender)
              .build();
      registry.add(otlp);
      parts.add(otlp);
    }
  }

  /** The same API, whose calls are counted and timed. */
  public ImageApi watch(ImageApi api) {
    return new MeteredApi(api, registry, job);
  }

  /**
   * Adds what only the end knows, and writes for the last time.
   *
   * @param success whether all that was asked for is done
   */
  public void ended(Summary summary, int exitCode, Instant at, boolean success) {
    stopTimer();
    gauges.end(summary, exitCode);
    gauges.time("run.ended", at);
    if (success) {
      prometheus.find("pressrun.last.success.timestamp").meters().forEach(registry::remove);
      gauges.time("last.success", at);
    }
    write();
  }

  private void write() {
    try {
      items = counts.get();
      if (file != null) {
        new PrometheusFile(file).write(prometheus.scrape());
      }
      fileTrouble = null;
    } catch (IOException | RuntimeException e) {
      fileTrouble = e.getClass().getSimpleName();
    }
  }

  private void stopTimer() {
    timer.shutdown();
    try {
      timer.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What could not be written or sent, in sentences without an address. */
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    if (fileTrouble != null) {
      complaints.add("The metrics could not be written to " + file + ": " + fileTrouble + ".");
    }
    if (missing != null) {
      complaints.add("metrics.otlp: the environment has no variable " + missing + ".");
    }
    if (sender.trouble() != null) {
      complaints.add("The metrics could not be sent to metrics.otlp: " + sender.trouble() + ".");
    }
    return complaints;
  }

  /** Sends what is not sent yet. */
  @Override
  public void close() {
    stopTimer();
    parts.forEach(MeterRegistry::close);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "metrics");
    thread.setDaemon(true);
    return thread;
  }
}
