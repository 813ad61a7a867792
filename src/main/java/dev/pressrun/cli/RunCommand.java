package dev.pressrun.cli;

import dev.pressrun.engine.Engine;
import dev.pressrun.engine.RunContext;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.input.JobSpec;
import dev.pressrun.input.Table;
import dev.pressrun.job.JobMemory;
import dev.pressrun.job.JobRun;
import dev.pressrun.job.RunResult;
import dev.pressrun.output.ImageStore;
import dev.pressrun.pace.Waiter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pressrun run}: makes what is to be made. */
@Command(
    name = "run",
    description = "Makes the images of a job; goes on where an earlier run was cut off.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  pressrun run jobs/demo.yml            a demo, against the built-in simulator",
      "  pressrun run prompts.csv              a plain table, without a job file",
      "  pressrun run jobs/autumn.yml --max-cost 25",
      "  pressrun run jobs/autumn.yml --skip-invalid",
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private JobOptions options;

  @Option(
      names = "--skip-invalid",
      description = "Make the valid rows although others are invalid.")
  private boolean skipInvalid;

  @Option(
      names = "--max-cost",
      paramLabel = "USD",
      description = "Spent, in flight and in doubt together never pass this.")
  private @Nullable String maxCost;

  @Option(names = "--max-images", paramLabel = "N", description = "Buy at most so many images.")
  private @Nullable Integer maxImages;

  @Option(names = "--quiet", description = "Say only how the run ended.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Write more into the log.")
  private boolean verbose;

  @Override
  public Integer call() throws IOException {
    JobSpec spec = RunSettings.apply(options.spec(), skipInvalid, maxCost, maxImages);
    PrintStream out = System.out;
    try (Table table = Table.open(spec.input())) {
      say(out, table.detected().toString());
      InstantSource clock = InstantSource.system();
      try (Provision provision = Provision.of(spec, System.getenv(), clock);
          OpenFolder open = OpenFolder.create(spec.output().folder())) {
        Logging.toFolder(open.folder().resolve(OpenFolder.STATE), verbose);
        provision.notice().ifPresent(notice -> say(out, notice));
        RunResult result = run(spec, table, provision, open, clock);
        Path folder = open.folder();
        RunWords.lines(result, folder).forEach(out::println);
        return RunWords.exitCode(result);
      }
    }
  }

  private RunResult run(
      JobSpec spec, Table table, Provision provision, OpenFolder open, InstantSource clock)
      throws IOException {
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
    if (quiet) {
      return null;
    }
    return new ProgressDisplay(
        System.err,
        System.console() != null,
        context.progress()::tally,
        () -> engine.waitsForTheApi() ? "the API is out of service; waiting for it" : "");
  }

  private void say(PrintStream out, String line) {
    if (!quiet) {
      out.println(line);
    }
  }
}
