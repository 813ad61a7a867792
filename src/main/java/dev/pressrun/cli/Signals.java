package dev.pressrun.cli;

import dev.pressrun.engine.StopReason;
import dev.pressrun.engine.StopSignal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import sun.misc.Signal;

/**
 * Ctrl-C, SIGTERM, and SIGHUP of a terminal that is closed. The first Ctrl-C ends submission and
 * collects what is in flight; the second, like the others, leaves what is in flight, with its ids,
 * to the next run.
 */
final class Signals {
  private final StopSignal stop;
  private final Consumer<String> say;
  private final AtomicInteger interrupts = new AtomicInteger();

  private Signals(StopSignal stop, Consumer<String> say) {
    this.stop = stop;
    this.say = say;
  }

  /** Turns the signals that this process gets from now on into stop signals. */
  static void handle(StopSignal stop, Consumer<String> say) {
    Signals signals = new Signals(stop, say);
    Signal.handle(new Signal("INT"), signal -> signals.interrupt());
    for (String end : isWindows() ? List.of("TERM") : List.of("TERM", "HUP")) {
      Signal.handle(new Signal(end), signal -> signals.terminate(end));
    }
  }

  private void interrupt() {
    if (interrupts.incrementAndGet() == 1) {
      say.accept(
          "Stopping: nothing more is submitted, what is in flight is collected. Ctrl-C again leaves it to the next run.");
      stop.raise(StopReason.INTERRUPTED, "Stopped by Ctrl-C.");
    } else {
      say.accept("Leaving: what is in flight is kept by its id, and the next run collects it.");
      stop.leave(StopReason.INTERRUPTED, "Stopped by Ctrl-C.");
    }
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  private void terminate(String signal) {
    say.accept("Terminated: what is in flight is kept by its id, and the next run collects it.");
    stop.leave(StopReason.TERMINATED, "Stopped by SIG" + signal + ".");
  }
}
