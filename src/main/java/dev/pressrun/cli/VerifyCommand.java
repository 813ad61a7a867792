package dev.pressrun.cli;

import dev.pressrun.ledger.LedgerReports;
import dev.pressrun.ledger.Reruns;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.Picture;
import dev.pressrun.output.ImageStore;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pressrun verify}: are all pictures what was stored? */
@Command(
    name = "verify",
    description =
        "Reads every finished picture and compares it with what was stored. The next run fetches again what is missing or altered.",
    footerHeading = "%nExamples:%n",
    footer = {"  pressrun verify jobs/demo.yml", "  pressrun verify out/demo"})
final class VerifyCommand implements Callable<Integer> {
  @Mixin private JobOptions job;

  @Override
  public Integer call() throws IOException {
    try (OpenFolder open = OpenFolder.existing(job.folder())) {
      ImageStore store = new ImageStore(open.folder());
      Reruns reruns = new Reruns(open.ledger());
      long good = 0;
      long bad = 0;
      for (ItemReport report : new LedgerReports(open.ledger())) {
        Picture picture = report.picture();
        if (picture == null) {
          continue;
        }
        if (store.isIntact(picture, true)) {
          good++;
        } else {
          bad++;
          reruns.suspect(report.key().value());
          System.out.println(picture.file() + " is missing or altered (" + report.key() + ")");
        }
      }
      System.out.println(good + " intact, " + bad + " missing or altered");
      return bad == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }
  }
}
