package dev.pressrun.cli;

import dev.pressrun.input.JobSpec;
import dev.pressrun.ledger.Reruns;
import dev.pressrun.ledger.Selection;
import dev.pressrun.model.FailureCode;
import java.io.IOException;
import java.util.concurrent.Callable;
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
      "  pressrun run jobs/autumn.yml --sample 20  a cheap trial",
      "  pressrun run jobs/autumn.yml --max-cost 25",
      "  pressrun run jobs/autumn.yml --skip-invalid",
    })
final class RunCommand implements Callable<Integer> {
  private static final Selection LOST = new Selection(null, FailureCode.NOT_FOUND, false, false);

  @Mixin private JobOptions job;

  @Mixin private RunOptions options;

  @Mixin private TrialOptions trial;

  @Option(
      names = "--remake",
      description =
          "Make pictures anew that are gone here and at the provider; that buys them again.")
  private boolean remake;

  @Option(
      names = "--prune",
      description =
          "Move pictures whose rows are gone from the input to pruned/<day>; nothing is deleted.")
  private boolean prune;

  @Override
  public Integer call() throws IOException {
    JobSpec spec = trial.apply(job.spec());
    if (prune && spec.input().rows().trial() != null) {
      throw new UserException(
          ExitCode.BAD_INPUT,
          "--prune needs all rows: with a limit or a sample, all the others would count as gone.");
    }
    return new Runner(spec, options, prune)
        .run(ledger -> remake && new Reruns(ledger).mark(LOST) > 0);
  }
}
