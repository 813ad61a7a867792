package dev.pressrun.job;

import dev.pressrun.engine.Engine;
import dev.pressrun.input.ItemFactory;
import dev.pressrun.input.JobSpec;
import dev.pressrun.input.Table;
import dev.pressrun.ledger.PendingItem;
import dev.pressrun.ledger.WantedItem;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.job.flow.support.SimpleFlow;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job: import, then submit and collect side by side, then manifest. All but the import start
 * again with every start; what they have to do is in the ledger.
 */
final class Press {
  static final String NAME = "press";

  private final JobRepository repository;
  private final PlatformTransactionManager transactions;

  Press(JobRepository repository, PlatformTransactionManager transactions) {
    this.repository = repository;
    this.transactions = transactions;
  }

  Job job(Step importing, PendingReader pending, Engine engine, Step manifest) {
    Flow pipeline = pipeline(pending, engine);
    return new JobBuilder(NAME, repository)
        .start(importing)
        .on("FAILED")
        .fail()
        .from(importing)
        .on("*")
        .to(pipeline)
        .from(pipeline)
        .on("*")
        .to(manifest)
        .from(manifest)
        .on("COMPLETED")
        .end()
        .from(manifest)
        .on("STOPPED")
        .stop()
        .from(manifest)
        .on("*")
        .fail()
        .end()
        .build();
  }

  private Flow pipeline(PendingReader pending, Engine engine) {
    return new FlowBuilder<SimpleFlow>("pipeline")
        .split(new SimpleAsyncTaskExecutor("step-"))
        .add(
            flow("submitting", submitting(pending, engine)), flow("collecting", collecting(engine)))
        .build();
  }

  private static Flow flow(String name, Step step) {
    return new FlowBuilder<SimpleFlow>(name).start(step).build();
  }

  Step importing(Table table, ItemFactory items, JobSpec spec, ImportWriter writer) {
    return new ChunkOrientedStepBuilder<List<WantedItem>, List<WantedItem>>("import", repository, 1)
        .reader(new RowsAhead(table.iterator(), new RowProcessor(items, spec)))
        .writer(writer)
        .transactionManager(transactions)
        .listener(writer)
        .build();
  }

  /** An import that would change nothing. */
  Step unchanged() {
    return new StepBuilder("import", repository)
        .tasklet((contribution, chunk) -> RepeatStatus.FINISHED)
        .build();
  }

  private Step submitting(PendingReader pending, Engine engine) {
    return new ChunkOrientedStepBuilder<List<PendingItem>, List<PendingItem>>(
            "submit", repository, 1)
        .reader(pending)
        .writer(new SubmitWriter(engine.submitter()))
        .allowStartIfComplete(true)
        .build();
  }

  private Step collecting(Engine engine) {
    return new StepBuilder("collect", repository)
        .tasklet(new CollectTasklet(engine.collector()))
        .allowStartIfComplete(true)
        .build();
  }

  Step manifest(ManifestTasklet tasklet) {
    return new StepBuilder("manifest", repository)
        .tasklet(tasklet)
        .allowStartIfComplete(true)
        .build();
  }
}
