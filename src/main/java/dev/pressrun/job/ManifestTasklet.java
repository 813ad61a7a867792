package dev.pressrun.job;

import dev.pressrun.engine.StopSignal;
import dev.pressrun.output.Summary;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Writes manifest, summary and contact sheet, however the run went; a run that was stopped is left
 * unfinished, so that the next start goes on with it.
 */
final class ManifestTasklet implements Tasklet {
  private final Runnable before;
  private final Paperwork paperwork;
  private final Housekeeping housekeeping;
  private final StopSignal stop;
  private @Nullable Summary summary;
  private Optional<Housekeeping.Result> kept = Optional.empty();

  /**
   * @param before what is to be written into the ledger first
   */
  ManifestTasklet(
      Runnable before, Paperwork paperwork, Housekeeping housekeeping, StopSignal stop) {
    this.before = before;
    this.paperwork = paperwork;
    this.housekeeping = housekeeping;
    this.stop = stop;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context)
      throws IOException {
    kept = Optional.of(housekeeping.tidy());
    before.run();
    summary = paperwork.write();
    if (stop.isRaised()) {
      contribution.setExitStatus(ExitStatus.STOPPED);
    }
    return RepeatStatus.FINISHED;
  }

  /** What became of pictures whose rows are gone; empty where the step was not reached. */
  Optional<Housekeeping.Result> kept() {
    return kept;
  }

  /** What the paperwork added up to; where the step was not reached, it is written now. */
  Summary summary() throws IOException {
    Summary written = summary;
    return written == null ? paperwork.write() : written;
  }
}
