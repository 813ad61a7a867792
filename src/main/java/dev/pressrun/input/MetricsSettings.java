package dev.pressrun.input;

import java.time.Duration;

/** The part of a job file that says where a run's numbers go. */
final class MetricsSettings {
  private MetricsSettings() {}

  static MetricsSpec read(Settings settings, JobFile job) {
    Duration every = settings.duration("every");
    MetricsSpec spec =
        new MetricsSpec(
            job.path(settings.text("file")),
            NotifySettings.url(settings, "otlp"),
            every == null || every.isZero() ? MetricsSpec.NONE.every() : every);
    settings.rejectOthers();
    return spec;
  }
}
