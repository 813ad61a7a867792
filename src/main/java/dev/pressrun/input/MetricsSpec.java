package dev.pressrun.input;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a run's numbers go.
 *
 * @param file a text file for Prometheus; null: none
 * @param otlp where an OpenTelemetry collector takes metrics over HTTP; null: nowhere
 * @param every how often they go there while the run goes on
 */
public record MetricsSpec(@Nullable Path file, @Nullable Secret otlp, Duration every) {
  public static final MetricsSpec NONE = new MetricsSpec(null, null, Duration.ofMinutes(1));

  /** Whether they go nowhere. */
  public boolean isNone() {
    return file == null && otlp == null;
  }
}
