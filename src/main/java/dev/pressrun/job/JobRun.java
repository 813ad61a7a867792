package dev.pressrun.job;

import dev.pressrun.engine.Engine;
import dev.pressrun.engine.RunContext;
import dev.pressrun.engine.StopReason;
import dev.pressrun.input.InDoubtPolicy;
import dev.pressrun.input.InputException;
import dev.pressrun.input.JobSpec;
import dev.pressrun.input.OnInvalid;
import dev.pressrun.input.Table;
import dev.pressrun.ledger.Chains;
import dev.pressrun.ledger.ImportResult;
import dev.pressrun.ledger.Ledger;
import dev.pressrun.ledger.LedgerException;
import dev.pressrun.ledger.LedgerQueries;
import dev.pressrun.ledger.LedgerReports;
import dev.pressrun.ledger.LedgerTrouble;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import dev.pressrun.output.ImageStore;
import dev.pressrun.output.Summary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** One run of a job, from its input to its manifest. */
public final class JobRun {
  /** How many invalid rows are told one by one. */
  public static final int PROBLEMS_SHOWN = 50;

  private final JobSpec spec;
  private final Ledger ledger;
  private final RunContext run;
  private final Engine engine;
  private final ImageStore store;
  private final Paperwork paperwork;
  private final Housekeeping housekeeping;

  public JobRun(JobSpec spec, RunContext run, Engine engine, ImageStore store) {
    this(spec, run, engine, store, new Paperwork(spec.output().folder(), run.ledger()));
  }

  public JobRun(
      JobSpec spec, RunContext run, Engine engine, ImageStore store, Paperwork paperwork) {
    this(
        spec,
        run,
        engine,
        store,
        paperwork,
        Housekeeping.plain(spec.output().folder(), run.ledger()));
  }

  public JobRun(
      JobSpec spec,
      RunContext run,
      Engine engine,
      ImageStore store,
      Paperwork paperwork,
      Housekeeping housekeeping) {
    this.spec = spec;
    this.ledger = run.ledger();
    this.run = run;
    this.engine = engine;
    this.store = store;
    this.paperwork = paperwork;
    this.housekeeping = housekeeping;
  }

  /**
   * Runs to the end, on this thread.
   *
   * @param watcher told how many items were read so far, and asked before anything is sent
   * @throws InputException where the input as a whole is bad; nothing was sent
   * @throws IOException where the output folder cannot be written
   */
  public RunResult run(Table table, RunWatcher watcher) throws IOException {
    store.sweepTemporary();
    settleDoubts(watcher);
    JdbcTransactionManager transactions = new JdbcTransactionManager(ledger.dataSource());
    JobRepository repository = BatchTables.repository(ledger.dataSource(), transactions);
    Launcher launcher = new Launcher(repository);
    String digest = digest(table);
    Importing.Intake intake = new Importing.Intake(digest, launcher.goesOn(digest));
    Importing importing = new Importing(spec, run, engine, store, intake, watcher::imported);
    Press press = new Press(repository, transactions);
    Step takingIn = importing.step(press, table);
    JobMemory memory = remember(table);
    ManifestTasklet manifest =
        new ManifestTasklet(engine::explainWaiting, paperwork, housekeeping, run.stop());
    Job job =
        press.job(
            takingIn,
            new PendingReader(engine, () -> ask(watcher, importing.result())),
            engine,
            press.manifest(manifest));
    JobExecution execution = launch(launcher, job, digest);
    engine.close();
    refuseFailing(execution);
    new RunRecords(repository).note(execution, run.progress().tally(), run.stop().stop());
    memory.account(engine.requestsPerMinute(), engine.concurrentJobs());
    return result(importing.result(), execution, manifest);
  }

  private void settleDoubts(RunWatcher watcher) {
    engine.doubt();
    if (spec.inDoubt() == InDoubtPolicy.RESUBMIT) {
      watcher.resubmits(engine.resubmitDoubts());
    }
  }

  /** On a full disk, what was just written may not be found; that is no defect. */
  private JobExecution launch(Launcher launcher, Job job, String digest) {
    try {
      return launcher.run(job, digest);
    } catch (IllegalStateException e) {
      ledger.requireWritable();
      throw e;
    }
  }

  /** Where the state's file fails, nothing more can be read or written down. */
  private void refuseFailing(JobExecution execution) {
    for (Throwable failure : execution.getAllFailureExceptions()) {
      if (failure instanceof LedgerException || LedgerTrouble.isOfFile(failure)) {
        // What failed first says why.
        ledger.requireWritable();
        throw failure instanceof LedgerException known ? known : LedgerException.failing(failure);
      }
    }
  }

  private JobMemory remember(Table table) {
    JobMemory memory = new JobMemory(ledger);
    memory.headers(table.headers());
    memory.sidecar(spec.output().sidecar());
    memory.job(spec.name(), spec.input().references(), digest(table));
    return memory;
  }

  private void ask(RunWatcher watcher, Optional<ImportResult> imported) {
    imported.ifPresent(found -> watcher.found(found, invalid()));
    if (!run.stop().isRaised() && !watcher.agrees(() -> new LedgerQueries(ledger).purchase())) {
      run.stop()
          .raise(
              StopReason.DECLINED,
              "Nothing was sent, since you did not agree to the cost. The rows wait for the next run; --yes skips the question.");
    }
  }

  private RunResult result(
      Optional<ImportResult> imported, JobExecution execution, ManifestTasklet manifest)
      throws IOException {
    List<ItemReport> invalid = invalid();
    boolean refused = !invalid.isEmpty() && spec.input().onInvalid() == OnInvalid.STOP;
    rethrow(execution, refused);
    Summary summary = manifest.summary();
    Map<ItemState, Long> counts = new LedgerQueries(ledger).counts();
    long blocked = Chains.blocked(ledger);
    if (counts.getOrDefault(ItemState.PENDING, 0L) + counts.getOrDefault(ItemState.SUBMITTED, 0L)
        == blocked) {
      new JobMemory(ledger).closeRun();
    }
    return new RunResult(
        imported,
        refused,
        invalid,
        run.progress().tally(),
        new LedgerQueries(ledger).endedBadly(run.number()),
        run.stop().stop(),
        summary,
        manifest.kept());
  }

  private List<ItemReport> invalid() {
    return new LedgerReports(ledger).inState(ItemState.INVALID, PROBLEMS_SHOWN);
  }

  private static void rethrow(JobExecution execution, boolean refused) throws IOException {
    if (refused) {
      return;
    }
    for (StepExecution step : execution.getStepExecutions()) {
      for (Throwable failure : step.getFailureExceptions()) {
        if (failure instanceof InputException input) {
          throw input;
        }
        if (failure instanceof IOException disk) {
          throw disk;
        }
        throw new IllegalStateException("the step " + step.getStepName() + " failed", failure);
      }
    }
  }

  private String digest(Table table) {
    String all =
        String.join(
            "\n",
            table.sha256(),
            spec.input().toString(),
            spec.request().toString(),
            spec.output().toString(),
            spec.prices().toString(),
            String.valueOf(spec.limits().maxCost() != null));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
