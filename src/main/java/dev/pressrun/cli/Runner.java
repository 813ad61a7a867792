package dev.pressrun.cli;

import dev.pressrun.engine.Engine;
import dev.pressrun.engine.RunContext;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.input.JobSpec;
import dev.pressrun.input.Table;
import dev.pressrun.job.Housekeeping;
import dev.pressrun.job.JobMemory;
import dev.pressrun.job.JobRun;
import dev.pressrun.job.Paperwork;
import dev.pressrun.job.RunResult;
import dev.pressrun.job.RunWatcher;
import dev.pressrun.ledger.ImportResult;
import dev.pressrun.ledger.Ledger;
import dev.pressrun.ledger.LedgerQueries;
import dev.pressrun.luma.ImageApi;
import dev.pressrun.model.ItemReport;
import dev.pressrun.output.ImageStore;
import dev.pressrun.output.JdkDisk;
import dev.pressrun.pace.Waiter;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Runs a job from the command line, and says how it went. */
final class Runner {
  private static final Duration EVENTS = Duration.ofSeconds(3);

  private final JobSpec spec;
  private final RunOptions options;
  private final boolean prune;
  private final InstantSource clock = InstantSource.system();
  private final boolean terminal = System.console() != null;

  Runner(JobSpec spec, RunOptions options) {
    this(spec, options, false);
  }

  /**
   * @param prune whether pictures whose rows are gone are moved aside
   */
  Runner(JobSpec spec, RunOptions options, boolean prune) {
    this.spec = RunSettings.apply(spec, options.bounds());
    this.options = options;
    this.prune = prune;
  }

  /**
   * Runs the job to its end.
   *
   * @param before what is to be done to the ledger first; true where that has changed items
   * @return the program's exit code
   */
  int run(Predicate<Ledger> before) throws IOException {
    RunEnds ends = new RunEnds(spec, clock, System.err::println);
    try (RunVoice voice = voice()) {
      try {
        RunResult result = run(before, voice);
        int code = RunWords.exitCode(result);
        voice.finished(result, spec.output().folder(), code);
        ends.ended(result, code);
        return code;
      } catch (IOException | RuntimeException e) {
        voice.failed(e);
        ends.broke(e);
        throw e;
      }
    }
  }

  private RunVoice voice() {
    return options.json()
        ? new JsonVoice(System.out, clock, EVENTS)
        : new WordsVoice(System.out, System.err, terminal, options.quiet());
  }

  private RunResult run(Predicate<Ledger> before, RunVoice voice) throws IOException {
    try (Opening opening = Opening.of(spec, clock)) {
      voice.input(opening.table().detected());
      try (Provision provision = Provision.of(spec, System.getenv(), clock)) {
        Opening.Output output = opening.output();
        OpenFolder open = output.folder();
        Logging.toFolder(open.folder().resolve(OpenFolder.STATE), options.verbose());
        OneProvider.require(spec, open.ledger());
        new JobMemory(open.ledger()).provider(spec.provider());
        provision.notice().ifPresent(voice::notice);
        if (before.test(open.ledger())) {
          output.rollCalls().forget();
        }
        return run(opening.table(), provision, output, voice);
      }
    }
  }

  private RunResult run(Table table, Provision provision, Opening.Output output, RunVoice voice)
      throws IOException {
    OpenFolder open = output.folder();
    StopSignal stop = new StopSignal();
    int number = new JobMemory(open.ledger()).openRun();
    RunContext context = new RunContext(open.ledger(), number, spec.limits(), clock, stop);
    new Signals(stop, System.err::println, context.progress()::tally).handle();
    ImageStore store = new ImageStore(open.folder());
    Paperwork paperwork = new Paperwork(open.folder(), open.ledger());
    try (Meters meters = new Meters(spec, context)) {
      ImageApi api = meters.watch(provision.api());
      Engine engine =
          new Engine(context, api, store, Waiter.system(), UUID::randomUUID, output.rollCalls());
      JobRun job = new JobRun(spec, context, engine, store, paperwork, housekeeping(open));
      RunGauge gauge = gauge(context, engine);
      context.progress().listen(voice);
      try (ProgressFile file = ProgressFile.keep(open.folder(), gauge);
          SmallPictures previews = SmallPictures.of(open.folder(), context)) {
        voice.started(gauge, open.folder());
        RunResult result = job.run(table, new Watcher(gauge, voice, stop));
        voice.close();
        table.remarks().forEach(voice::notice);
        previews.finish(result.summary(), voice::notice);
        return meters.ended(result);
      }
    }
  }

  private Housekeeping housekeeping(OpenFolder open) {
    LocalDate day = prune ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : null;
    return new Housekeeping(open.folder(), open.ledger(), day, new JdkDisk());
  }

  private RunGauge gauge(RunContext context, Engine engine) {
    return new RunGauge(
        clock,
        spec.name(),
        context.number(),
        context.progress()::tally,
        () -> WaitWords.of(engine.hold(), context.progress().tally()));
  }

  /** Hands on what the run tells and asks. */
  private final class Watcher implements RunWatcher {
    private final RunGauge gauge;
    private final RunVoice voice;
    private final StopSignal stop;

    Watcher(RunGauge gauge, RunVoice voice, StopSignal stop) {
      this.gauge = gauge;
      this.voice = voice;
      this.stop = stop;
    }

    @Override
    public void imported(long items) {
      gauge.imported(items);
    }

    @Override
    public void resubmits(int items) {
      if (items > 0) {
        voice.notice(
            "%s in doubt: sent again, as in-doubt: resubmit asks for. This may pay twice."
                .formatted(Words.count(items, "row")));
      }
    }

    @Override
    public void found(ImportResult imported, List<ItemReport> invalid) {
      voice.found(imported, invalid);
    }

    @Override
    public boolean agrees(Supplier<LedgerQueries.Purchase> purchase) {
      if (!CostQuestion.isDue(spec, options, terminal)) {
        return true;
      }
      voice.hush(true);
      try {
        return new CostQuestion(spec, System.err, System.in, stop).agrees(purchase.get());
      } finally {
        voice.hush(false);
      }
    }
  }
}
