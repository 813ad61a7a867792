package dev.pressrun.cli;

import dev.pressrun.engine.Hold;
import dev.pressrun.engine.Progress;

/** What a run waits for, in words. */
final class WaitWords {
  private WaitWords() {}

  /** Empty where nothing is waited for, or nothing is left to send. */
  static String of(Hold hold, Progress.Tally tally) {
    if (hold instanceof Hold.Outage outage) {
      return "the API is out of service, for %s now; what is in flight is kept"
          .formatted(Words.duration(outage.silence()));
    }
    long settled = tally.done() + tally.failed() + tally.inDoubt() + tally.late();
    if (tally.planned() - settled - tally.inFlight() <= 0) {
      return "";
    }
    if (hold instanceof Hold.Asked asked) {
      return "the server asked to wait; " + Words.duration(asked.left()) + " left";
    }
    if (hold instanceof Hold.Allowance used) {
      return "the allowance of %,d a minute is used, next in %s"
          .formatted(used.perMinute(), Words.duration(used.next()));
    }
    return "";
  }
}
