package dev.pressrun.input;

import dev.pressrun.model.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a job file that bound a run, and those that bound the simulator. */
final class LimitSettings {
  private LimitSettings() {}

  static Limits limits(Settings settings) {
    Limits limits =
        new Limits(
            settings.count("requests-per-minute"),
            settings.count("concurrent-jobs"),
            settings.money("max-cost"),
            settings.count("max-images"),
            or(settings.count("attempts"), Limits.DEFAULTS.attempts()),
            or(settings.duration("generation-deadline"), Limits.DEFAULTS.generationDeadline()),
            or(settings.duration("give-up-after"), Limits.DEFAULTS.giveUpAfter()),
            or(settings.money("ask-above"), Limits.DEFAULTS.askAbove()),
            settings.bandwidth("bandwidth"));
    settings.rejectOthers();
    return limits;
  }

  static SimulatorSpec simulator(Settings settings) {
    Setting faults = settings.text("faults");
    List<Setting> moderated = settings.writtenList("moderated");
    SimulatorSpec simulator =
        new SimulatorSpec(
            settings.count("requests-per-minute"),
            settings.count("concurrent-jobs"),
            settings.duration("median-duration"),
            settings.count("long-side"),
            settings.duration("url-lifetime"),
            faults == null ? null : faults.text(),
            moderated.isEmpty() ? null : moderated.stream().map(Setting::text).toList(),
            settings.number("seed"));
    settings.rejectOthers();
    return simulator;
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
