package dev.pressrun.cli;

import dev.pressrun.engine.RunContext;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.job.Previews;
import dev.pressrun.output.JdkDisk;
import dev.pressrun.output.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Has the contact sheet's small pictures made while a run waits, and the rest at its end. */
final class SmallPictures implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(100);

  /** Fewer are made before anybody wonders. */
  private static final long WORTH_SAYING = 50;

  private final Previews previews;
  private final StopSignal stop;
  private final Ticker ticker;

  private SmallPictures(Previews previews, StopSignal stop) {
    this.previews = previews;
    this.stop = stop;
    this.ticker = Ticker.every(PERIOD, "thumbnails", previews::makeOne);
  }

  /** Begins with the pictures that the run stores from now on. */
  static SmallPictures of(Path folder, RunContext context) throws IOException {
    Previews previews =
        new Previews(folder, context.ledger(), new JdkDisk(), MachineLoad.ofThisMachine());
    context.progress().listen(previews);
    return new SmallPictures(previews, context.stop());
  }

  /** Makes what is missing; everything else is written by now. */
  void finish(Summary summary, Consumer<String> say) throws IOException {
    close();
    previews.finish(
        summary,
        stop,
        missing -> {
          if (missing >= WORTH_SAYING) {
            say.accept(
                String.format(
                    Locale.ROOT,
                    "The contact sheet is there; making its %,d small pictures. Ctrl-C leaves them to the next run.",
                    missing));
          }
        });
  }

  @Override
  public void close() {
    ticker.close();
  }
}
