package dev.pressrun.bench;

import java.nio.file.Path;
import java.util.List;

/** A job of a million pictures that are all there: what a night costs on which nothing changed. */
final class MillionDoneBenchmark implements Benchmark {
  private static final int ROWS = 1_000_000;
  private static final int FEW = 10_000;

  @Override
  public String name() {
    return "million";
  }

  @Override
  public List<Finding> measure(Workbench bench) throws Exception {
    Ran few = again(bench, FEW);
    Ran many = again(bench, ROWS);
    double nothing = Ran.seconds(many.started(), many.at("imported"));
    double paperwork = many.seconds("imported", "finished");
    double ratio = 1.0 * few.peakMegabytes() / many.peakMegabytes();
    double perRow = 1.0 * Folders.stateBytes(many.folder()) / ROWS;
    return List.of(
        new Finding(
            "nothing to do, 1,000,000 rows DONE, no request",
            "≤ 20 s",
            "%.1f s".formatted(nothing),
            nothing <= 20),
        new Finding(
            "manifest and page, 1,000,000 rows DONE",
            "≤ 60 s",
            "%.1f s".formatted(paperwork),
            paperwork <= 60),
        new Finding(
            "state on disk, 300-character prompts",
            "≤ 1.2 KB a row",
            "%.2f KB".formatted(perRow / 1000),
            perRow <= 1200),
        new Finding(
            "memory at 1,000,000 rows",
            "RSS ≤ 450 MB",
            many.peakMegabytes() + " MB",
            many.peakMegabytes() <= 450),
        new Finding(
            "memory at 10,000 rows, as a share of that",
            "0.9 to 1.1",
            "%.2f (%d MB)".formatted(ratio, few.peakMegabytes()),
            ratio >= 0.9 && ratio <= 1.1));
  }

  private static Ran again(Workbench bench, int rows) throws Exception {
    Path table = bench.table(rows);
    Path out = bench.folder().resolve("out-" + rows);
    bench.run(Workbench.NOWHERE, table, out, "--max-images=0");
    DoneRows.make(out, rows);
    // That run was stopped by its cap, so that this one goes on with it and takes in nothing.
    bench.run(Workbench.NOWHERE, table, out, "--max-images=0");
    return bench.run(Workbench.NOWHERE, table, out, "--max-images=0");
  }
}
