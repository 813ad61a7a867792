package dev.pressrun.cli;

import dev.pressrun.engine.Progress;
import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how a run goes on: a bar on a terminal, a plain line now and then elsewhere. */
final class ProgressDisplay implements AutoCloseable {
  private static final long BAR_MILLIS = 200;
  private static final long LINE_MILLIS = 15_000;

  private final PrintStream out;
  private final RunGauge gauge;
  private final ProgressWords words;
  private final @Nullable ProgressBar bar;
  private final Ticker ticker;
  private Progress.@Nullable Tally last;
  private volatile boolean hushed;

  ProgressDisplay(PrintStream out, boolean terminal, RunGauge gauge) {
    this.out = out;
    this.gauge = gauge;
    this.words = new ProgressWords(gauge);
    this.bar = terminal ? bar(out) : null;
    Duration period = Duration.ofMillis(terminal ? BAR_MILLIS : LINE_MILLIS);
    this.ticker = Ticker.every(period, "progress", this::show);
  }

  private static ProgressBar bar(PrintStream out) {
    return new ProgressBarBuilder()
        .setTaskName("images")
        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
        .setConsumer(new BarTerminal(out))
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
    Progress.Tally now = gauge.tally();
    ProgressBar shown = bar;
    if (shown != null) {
      shown.maxHint(now.planned());
      shown.stepTo(now.done() + now.failed() + now.inDoubt());
      shown.setExtraMessage(" " + words.details(now));
    } else if (!now.equals(last) || !gauge.waitsFor().isEmpty()) {
      out.println(words.line(now));
    }
    last = now;
  }

  @Override
  public void close() {
    ticker.close();
    ProgressBar shown = bar;
    if (shown != null) {
      show();
      shown.close();
    }
  }
}
