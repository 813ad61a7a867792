package dev.pressrun.cli;

import dev.pressrun.engine.StopSignal;
import dev.pressrun.job.Paperwork;
import dev.pressrun.job.Previews;
import dev.pressrun.output.JdkDisk;
import dev.pressrun.output.Summary;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pressrun report}: manifest, summary and contact sheet once more. */
@Command(
    name = "report",
    description =
        "Writes results.csv, results.jsonl, summary.json and index.html again, from the ledger.",
    footerHeading = "%nExamples:%n",
    footer = {"  pressrun report jobs/demo.yml", "  pressrun report out/demo"})
final class ReportCommand implements Callable<Integer> {
  @Mixin private JobOptions options;

  @Override
  public Integer call() throws IOException {
    try (OpenFolder open = OpenFolder.existing(options.folder())) {
      Summary summary = new Paperwork(open.folder(), open.ledger()).write();
      new Previews(open.folder(), open.ledger(), new JdkDisk(), () -> true)
          .finish(summary, new StopSignal(), missing -> {});
      System.out.println(
          summary.rows()
              + " rows: "
              + open.folder().resolve("results.csv")
              + " and its companions");
      return ExitCode.DONE;
    }
  }
}
