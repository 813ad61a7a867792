package dev.pressrun.metrics;

import io.micrometer.core.ipc.http.HttpUrlConnectionSender;
import io.micrometer.registry.otlp.OtlpHttpMetricsSender;
import io.micrometer.registry.otlp.OtlpMetricsSender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends to a collector, and keeps what went wrong to itself: the library would log the address,
 * which may hold a token.
 */
final class QuietSender implements OtlpMetricsSender {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(7);

  private final OtlpMetricsSender http =
      new OtlpHttpMetricsSender(new HttpUrlConnectionSender(CONNECT, READ));
  private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();

  @Override
  public void send(Request request) {
    try {
      http.send(request);
      trouble.set(null);
    } catch (Throwable e) {
      trouble.set(e.getClass().getSimpleName());
    }
  }

  /** Why the last try failed; null where it did not. */
  @Nullable String trouble() {
    return trouble.get();
  }
}
