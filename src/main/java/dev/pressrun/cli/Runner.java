package dev.pressrun.cli;

import dev.pressrun.engine.Engine;
import dev.pressrun.engine.RunContext;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.input.JobSpec;
import dev.pressrun.input.Table;
import dev.pressrun.job.JobMemory;
import dev.pressrun.job.JobRun;
import dev.pressrun.job.RunResult;
import dev.pressrun.ledger.Ledger;
import dev.pressrun.output.ImageStore;
import dev.pressrun.pace.Waiter;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a job from the command line, and says how it went. */
final class Runner {
  private final JobSpec spec;
  private final RunOptions options;
  private final InstantSource clock = InstantSource.system();
  private final PrintStream out = System.out;

  Runner(JobSpec spec, RunOptions options) {
    this.spec = RunSettings.apply(spec, options.bounds());
    this.options = options;
  }

  /**
   * Runs the job to its end.
   *
   * @param before what is to be done to the ledger first
   * @return the program's exit code
   */
  int run(Consumer<Ledger> before) throws IOException {
    try (Table table = Table.open(spec.input())) {
      say(table.detected().toString());
      try (Provision provision = Provision.of(spec, System.getenv(), clock);
          OpenFolder open = OpenFolder.create(spec.output().folder())) {
        Logging.toFolder(open.folder().resolve(OpenFolder.STATE), options.verbose());
        provision.notice().ifPresent(this::say);
        before.accept(open.ledger());
        RunResult result = run(table, provision, open);
        RunWords.lines(result, open.folder()).forEach(out::println);
        return RunWords.exitCode(result);
      }
    }
  }

  private RunResult run(Table table, Provision provision, OpenFolder open) throws IOException {
    StopSignal stop = new StopSignal();
    Signals.handle(stop, System.err::println);
    int number = new JobMemory(open.ledger()).openRun();
    RunContext context = new RunContext(open.ledger(), number, spec.limits(), clock, stop);
    ImageStore store = new ImageStore(open.folder());
    Engine engine = new Engine(context, provision.api(), store, Waiter.system(), UUID::randomUUID);
    try (ProgressDisplay display = display(context, engine)) {
      return new JobRun(spec, context, engine, store).run(table, imported -> {});
    }
  }

  private @Nullable ProgressDisplay display(RunContext context, Engine engine) {
    if (options.quiet()) {
      return null;
    }
    return new ProgressDisplay(
        System.err,
        System.console() != null,
        context.progress()::tally,
        () -> engine.waitsForTheApi() ? "the API is out of service; waiting for it" : "");
  }

  private void say(String line) {
    if (!options.quiet()) {
      out.println(line);
    }
  }
}
