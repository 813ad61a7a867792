package dev.pressrun.cli;

import dev.pressrun.engine.ItemEvent;
import dev.pressrun.input.Detected;
import dev.pressrun.job.RunResult;
import dev.pressrun.ledger.ImportResult;
import dev.pressrun.model.ItemKey;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.Money;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells people: what was found and how it ended on standard output, progress on the other. */
final class WordsVoice implements RunVoice {
  private final PrintStream out;
  private final PrintStream progress;
  private final boolean terminal;
  private final boolean quiet;
  private @Nullable ProgressDisplay display;

  WordsVoice(PrintStream out, PrintStream progress, boolean terminal, boolean quiet) {
    this.out = out;
    this.progress = progress;
    this.terminal = terminal;
    this.quiet = quiet;
  }

  @Override
  public void input(Detected detected) {
    notice(detected.toString());
  }

  @Override
  public void notice(String words) {
    if (!quiet) {
      out.println(words);
    }
  }

  @Override
  public void started(RunGauge gauge, Path folder) {
    if (!quiet) {
      display = new ProgressDisplay(progress, terminal, gauge);
    }
  }

  @Override
  public void found(ImportResult imported, List<ItemReport> invalid) {
    if (!quiet && !invalid.isEmpty()) {
      hush(true);
      RunWords.problems(invalid, imported.invalid()).forEach(out::println);
      hush(false);
    }
  }

  @Override
  public void hush(boolean asking) {
    ProgressDisplay shown = display;
    if (shown != null) {
      shown.hush(asking);
    }
  }

  @Override
  public void ended(ItemKey key, ItemEvent event, @Nullable Money price) {
    // The progress counts them.
  }

  @Override
  public void finished(RunResult result, Path folder, int exitCode) {
    RunWords.lines(result, folder).forEach(out::println);
  }

  @Override
  public void failed(Exception error) {
    // Said where the program ends.
  }

  @Override
  public void close() {
    ProgressDisplay shown = display;
    if (shown != null) {
      shown.close();
      display = null;
    }
  }
}
