package dev.pressrun.engine;

import dev.pressrun.pace.Outage;
import java.time.Duration;

/** Ends a run whose API has done nothing for it for as long as the user is willing to wait. */
record Patience(RunContext run, Outage outage) {

  /**
   * Looks at the time.
   *
   * @param nothingInFlight whether no generation of this job can give way for the next
   */
  void check(boolean nothingInFlight) {
    Duration giveUpAfter = run.limits().giveUpAfter();
    Duration silence = outage.lasting();
    if (silence.compareTo(giveUpAfter) > 0) {
      run.stop().leaveUnanswered(silence);
    }
    Duration full = outage.refusing();
    if (nothingInFlight && full.compareTo(giveUpAfter) > 0) {
      run.stop().leaveRefused(full);
    }
  }
}
