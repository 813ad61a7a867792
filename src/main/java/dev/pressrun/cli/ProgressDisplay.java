package dev.pressrun.cli;

import dev.pressrun.engine.Progress;
import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how a run goes on: a bar on a terminal, a plain line now and then elsewhere. */
final class ProgressDisplay implements AutoCloseable {
  private static final long BAR_MILLIS = 200;
  private static final long LINE_MILLIS = 15_000;

  private final PrintStream out;
  private final Supplier<Progress.Tally> tally;
  private final Supplier<String> waiting;
  private final @Nullable ProgressBar bar;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private Progress.@Nullable Tally last;
  private volatile boolean hushed;

  /**
   * @param waiting what the run waits for, if that is worth saying; else empty
   */
  ProgressDisplay(
      PrintStream out, boolean terminal, Supplier<Progress.Tally> tally, Supplier<String> waiting) {
    this.out = out;
    this.tally = tally;
    this.waiting = waiting;
    this.bar = terminal ? bar(out) : null;
    long period = terminal ? BAR_MILLIS : LINE_MILLIS;
    timer.scheduleAtFixedRate(this::show, period, period, TimeUnit.MILLISECONDS);
  }

  private static ProgressBar bar(PrintStream out) {
    return new ProgressBarBuilder()
        .setTaskName("images")
        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
        .setConsumer(new ConsoleProgressBarConsumer(out))
        .setUpdateIntervalMillis((int) BAR_MILLIS)
        .build();
  }

  /** Shows nothing while the user is asked something. */
  void hush(boolean asking) {
    hushed = asking;
    ProgressBar shown = bar;
    if (shown != null) {
      if (asking) {
        shown.pause();
        out.println();
      } else {
        shown.resume();
      }
    }
  }

  private void show() {
    if (hushed) {
      return;
    }
    Progress.Tally now = tally.get();
    ProgressBar shown = bar;
    if (shown != null) {
      shown.maxHint(now.planned());
      shown.stepTo(now.done() + now.failed() + now.inDoubt());
      shown.setExtraMessage(" " + details(now));
    } else if (!now.equals(last) || !waiting.get().isEmpty()) {
      out.println(now.done() + "/" + now.planned() + " done, " + details(now));
    }
    last = now;
  }

  private String details(Progress.Tally now) {
    StringBuilder words = new StringBuilder();
    words.append(now.inFlight()).append(" in flight, ");
    if (now.failed() > 0) {
      words.append(now.failed()).append(" failed, ");
    }
    words.append(now.spent());
    String reason = waiting.get();
    return reason.isEmpty() ? words.toString() : words.append("; ").append(reason).toString();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    ProgressBar shown = bar;
    if (shown != null) {
      show();
      shown.close();
    }
  }
}
