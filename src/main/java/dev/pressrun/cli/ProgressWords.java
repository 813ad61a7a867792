package dev.pressrun.cli;

import dev.pressrun.engine.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a run goes on, in words. One thread at a time. */
final class ProgressWords {
  private static final long MILLIS = 1_000;

  private final RunGauge gauge;
  private @Nullable Instant began;
  private long endedBefore;

  ProgressWords(RunGauge gauge) {
    this.gauge = gauge;
  }

  /** Such as {@code 412/2000 done, 40 in flight, 9 failed, 4.1 s each, 108 min left, $16.64}. */
  String line(Progress.Tally now) {
    return now.done() + "/" + now.planned() + " done, " + words(now, true);
  }

  /** The same without what a bar shows by itself. */
  String details(Progress.Tally now) {
    return words(now, false);
  }

  private String words(Progress.Tally now, boolean timeLeft) {
    List<String> parts = new ArrayList<>();
    parts.add(now.inFlight() + " in flight");
    if (now.failed() > 0) {
      parts.add(now.failed() + " failed");
    }
    if (now.inDoubt() > 0) {
      parts.add(now.inDoubt() + " in doubt");
    }
    pace(now, timeLeft, parts);
    parts.add(now.spent().toString());
    String words = String.join(", ", parts);
    String reason = gauge.waitsFor();
    return reason.isEmpty() ? words : words + "; " + reason;
  }

  /** The time since the first look after the input was read, shared out over what ended in it. */
  private void pace(Progress.Tally now, boolean timeLeft, List<String> parts) {
    long ended = now.done() + now.failed() + now.inDoubt();
    Instant start = began;
    if (start == null) {
      began = now.planned() > 0 ? gauge.now() : null;
      endedBefore = ended;
      return;
    }
    if (ended == endedBefore) {
      return;
    }
    double each = (double) Duration.between(start, gauge.now()).toMillis() / (ended - endedBefore);
    parts.add(String.format(Locale.ROOT, "%.1f s each", each / MILLIS));
    long left = Math.max(0, now.planned() - ended);
    if (timeLeft && left > 0) {
      parts.add(Words.duration(Duration.ofMillis((long) (each * left))) + " left");
    }
  }
}
