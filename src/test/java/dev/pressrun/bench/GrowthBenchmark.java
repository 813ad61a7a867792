package dev.pressrun.bench;

import java.nio.file.Path;
import java.util.List;

/** Whether a job's state grows by being run again and again. */
final class GrowthBenchmark implements Benchmark {
  private static final int ROWS = 50_000;
  private static final int RERUNS = 10;

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public List<Finding> measure(Workbench bench) throws Exception {
    Path table = bench.table(ROWS);
    Path out = bench.folder().resolve("out");
    bench.run(Workbench.NOWHERE, table, out, "--max-images=0");
    DoneRows.make(out, ROWS);
    // That run was stopped by its cap, so that this one goes on with it and takes in nothing.
    bench.run(Workbench.NOWHERE, table, out, "--max-images=0");
    double unchanged =
        bench.run(Workbench.NOWHERE, table, out, "--max-images=0").wall().toMillis() / 1e3;
    long first = Folders.stateBytes(out);
    for (int rerun = 1; rerun < RERUNS; rerun++) {
      bench.run(Workbench.NOWHERE, table, out, "--max-images=0");
    }
    double growth = 1.0 * Folders.stateBytes(out) / first;
    return List.of(
        new Finding(
            "50,000 unchanged rows, from start to end",
            "≤ 15 s",
            "%.1f s".formatted(unchanged),
            unchanged <= 15),
        new Finding(
            "state on disk after ten reruns, as a share of that after one",
            "1.00",
            "%.2f".formatted(growth),
            growth <= 1.02));
  }
}
