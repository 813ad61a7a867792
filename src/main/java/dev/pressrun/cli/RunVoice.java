package dev.pressrun.cli;

import dev.pressrun.engine.Progress;
import dev.pressrun.input.Detected;
import dev.pressrun.job.RunResult;
import dev.pressrun.ledger.ImportResult;
import dev.pressrun.model.ItemReport;
import java.nio.file.Path;
import java.util.List;

/** Tells the user, or the program that started this one, of a run. Safe for threads. */
interface RunVoice extends AutoCloseable, Progress.Endings {
  /** How the input is written. */
  void input(Detected detected);

  /** Something that the user should know of how the run is made. */
  void notice(String words);

  /** The run begins; from now on it is told how it stands. */
  void started(RunGauge gauge, Path folder);

  /** The import is complete; the run goes on without the invalid rows. */
  void found(ImportResult imported, List<ItemReport> invalid);

  /** Keeps quiet while the user is asked something, and goes on when he has answered. */
  void hush(boolean asking);

  /** The run has ended. */
  void finished(RunResult result, Path folder, int exitCode);

  /** The run cannot be made, or has ended by an error; the words for people are not its matter. */
  void failed(Exception error);

  /** Tells no more of how the run stands. */
  @Override
  void close();
}
