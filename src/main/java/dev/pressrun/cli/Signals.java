package dev.pressrun.cli;

import dev.pressrun.engine.Progress;
import dev.pressrun.engine.StopReason;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.model.Money;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import sun.misc.Signal;

/**
 * Ctrl-C, SIGTERM, and SIGHUP of a terminal that is closed. The first Ctrl-C ends submission and
 * collects what is in flight; the second, like the others, leaves what is in flight, with its ids,
 * to the next run.
 */
final class Signals {
  private final StopSignal stop;
  private final Consumer<String> say;
  private final Supplier<Progress.Tally> tally;
  private final AtomicInteger interrupts = new AtomicInteger();

  Signals(StopSignal stop, Consumer<String> say, Supplier<Progress.Tally> tally) {
    this.stop = stop;
    this.say = say;
    this.tally = tally;
  }

  /** Turns the signals that this process gets from now on into stop signals. */
  void handle() {
    Signal.handle(new Signal("INT"), signal -> interrupt());
    for (String end : isWindows() ? List.of("TERM") : List.of("TERM", "HUP")) {
      Signal.handle(new Signal(end), signal -> terminate(end));
    }
  }

  void interrupt() {
    if (interrupts.incrementAndGet() == 1) {
      say.accept(
          "Stopping: nothing more is submitted. "
              + inFlight()
              + ", and collected now. Ctrl-C again leaves that to the next run.");
      stop.raise(StopReason.INTERRUPTED, "Stopped by Ctrl-C.");
    } else {
      say.accept("Leaving. " + inFlight() + "; the ids are kept, and the next run collects them.");
      stop.leave(StopReason.INTERRUPTED, "Stopped by Ctrl-C.");
    }
  }

  void terminate(String signal) {
    say.accept("Terminated. " + inFlight() + "; the ids are kept, and the next run collects them.");
    stop.leave(StopReason.TERMINATED, "Stopped by SIG" + signal + ".");
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  /** What was submitted is owed, whatever becomes of this program. */
  private String inFlight() {
    Progress.Tally now = tally.get();
    String due = now.due().equals(Money.ZERO) ? "" : ", about " + now.due() + " already due";
    return "%,d in flight%s".formatted(now.inFlight(), due);
  }
}
