package dev.pressrun.metrics;

import io.micrometer.registry.otlp.OtlpConfig;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An OpenTelemetry collector. Headers, such as a token, come from the environment's usual {@code
 * OTEL_EXPORTER_OTLP_HEADERS}.
 *
 * @param url where it takes metrics over HTTP
 * @param step how often it is sent some
 */
record Collector(String url, Duration step) implements OtlpConfig {
  @Override
  public @Nullable String get(String key) {
    return null;
  }

  @Override
  public Map<String, String> resourceAttributes() {
    return Map.of("service.name", "pressrun");
  }
}
