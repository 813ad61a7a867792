package dev.pressrun.job;

import dev.pressrun.engine.Collector;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * The polling step. It loops by itself: a round of Spring Batch's writes to its tables, and rounds
 * here come many a second.
 */
final class CollectTasklet implements Tasklet {
  private final Collector collector;

  CollectTasklet(Collector collector) {
    this.collector = collector;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context)
      throws InterruptedException {
    while (collector.collectOnce()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("the collecting step was interrupted");
      }
    }
    return RepeatStatus.FINISHED;
  }
}
