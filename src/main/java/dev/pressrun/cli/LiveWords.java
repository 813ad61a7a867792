package dev.pressrun.cli;

import dev.pressrun.engine.Progress;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A run that is under way, or was, in words; times are those of this machine's zone. */
final class LiveWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private LiveWords() {}

  /** A moment, for people. */
  static String time(Instant moment) {
    return TIME.format(moment);
  }

  static String underWay(LiveRun run) {
    Progress.Tally tally = run.tally();
    StringBuilder words = new StringBuilder();
    words.append(
        "Run %d is under way since %s (%s): "
            .formatted(run.run(), TIME.format(run.startedAt()), run.holder()));
    if (tally.planned() == 0) {
      words.append("%,d items read".formatted(run.imported()));
    } else {
      words.append(
          "%,d of %,d done, %,d in flight"
              .formatted(tally.done(), tally.planned(), tally.inFlight()));
    }
    if (tally.failed() > 0) {
      words.append(", %,d failed".formatted(tally.failed()));
    }
    words.append(", ").append(tally.spent());
    if (!run.waitsFor().isEmpty()) {
      words.append("; ").append(run.waitsFor());
    }
    return words.append('.').toString();
  }

  static String cutOff(LiveRun run) {
    return "Run %d was cut off: it has said nothing since %s. The same command goes on."
        .formatted(run.run(), TIME.format(run.updatedAt()));
  }

  /** What to think of a look at a job that changes meanwhile. */
  static String changing(LiveRun run) {
    return "Run %d is under way (%s): this is what it would leave if it ended now, and what is just being sent counts as in doubt."
        .formatted(run.run(), run.holder());
  }
}
