package dev.pressrun.cli;

import dev.pressrun.engine.Decisions;
import dev.pressrun.engine.RunContext;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.job.JobMemory;
import dev.pressrun.job.Paperwork;
import dev.pressrun.ledger.InFlightItem;
import dev.pressrun.model.Limits;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pressrun resolve}: the user settles what is in doubt. */
@Command(
    name = "resolve",
    description =
        "Settles rows in doubt: submissions whose answer was lost, and that may be paid for.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  pressrun resolve jobs/demo.yml --give-up",
      "  pressrun resolve jobs/demo.yml --resubmit --key SKU-4711,SKU-4712",
    })
final class ResolveCommand implements Callable<Integer> {
  @Mixin private JobOptions options;

  @ArgGroup(multiplicity = "1")
  private Choice choice;

  @Option(
      names = "--key",
      split = ",",
      paramLabel = "KEY",
      description = "Only these rows (default: all that are in doubt).")
  private @Nullable List<String> keys;

  /** One of two. */
  static final class Choice {
    @Option(
        names = "--resubmit",
        description = "Send them again with the next run. This may pay twice for the same row.")
    private boolean resubmit;

    @Option(names = "--give-up", description = "Count them as failed; nothing is sent.")
    private boolean giveUp;
  }

  @Override
  public Integer call() throws IOException {
    try (OpenFolder open = OpenFolder.existing(options.folder())) {
      RunContext context =
          new RunContext(
              open.ledger(),
              new JobMemory(open.ledger()).lastRun(),
              Limits.DEFAULTS,
              InstantSource.system(),
              new StopSignal());
      Decisions decisions = new Decisions(context);
      int settled = choice.resubmit ? decisions.resubmit(chosen()) : decisions.giveUp(chosen());
      System.out.println(
          choice.resubmit
              ? "To be sent again with the next run, and perhaps paid for twice: "
                  + Words.count(settled, "row")
                  + "."
              : "Given up: " + Words.count(settled, "row") + ".");
      new Paperwork(open.folder(), open.ledger()).write();
      return ExitCode.DONE;
    }
  }

  private Predicate<InFlightItem> chosen() {
    List<String> wanted = keys;
    return wanted == null ? item -> true : item -> wanted.contains(item.key().value());
  }
}
