package dev.pressrun.cli;

import dev.pressrun.input.JobSpec;
import dev.pressrun.input.Table;
import dev.pressrun.job.Plan;
import dev.pressrun.job.Planner;
import dev.pressrun.ledger.LedgerView;
import dev.pressrun.output.Json;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pressrun plan}: what a run would do, without doing it. */
@Command(
    name = "plan",
    description = {
      "Checks everything and sends nothing: what is new, changed, unchanged, invalid; the first prompts as they would be sent;"
          + " what it costs, how long it takes, the disk it needs.",
      "Exit codes: 0 all rows can be made, 1 some are invalid, 2 the job file or the input is wrong.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pressrun plan jobs/demo.yml",
      "  pressrun plan jobs/autumn.yml --sample 20",
      "  pressrun plan jobs/autumn.yml --json | jq .cost_usd",
    })
final class PlanCommand implements Callable<Integer> {
  @Mixin private JobOptions job;

  @Mixin private TrialOptions trial;

  @Mixin private BoundOptions bounds;

  @Option(names = "--json", description = "Print one JSON object instead of words.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    JobSpec spec = RunSettings.apply(trial.apply(job.spec()), bounds);
    try (Table table = Table.open(spec.input());
        FolderView view = FolderView.of(spec.output().folder())) {
      LedgerView ledger = view.ledger();
      if (ledger != null) {
        OneProvider.require(spec, ledger);
      }
      Plan plan = new Planner(spec, ledger, view.intact()).plan(table);
      if (json) {
        System.out.print(Json.indented(PlanJson.of(plan, spec)));
      } else {
        System.out.println(table.detected());
        table.remarks().forEach(System.out::println);
        PlanWords.lines(plan, spec).forEach(System.out::println);
        view.liveRun(InstantSource.system().instant())
            .ifPresent(run -> System.out.println(LiveWords.changing(run)));
      }
      return plan.invalid() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }
  }
}
