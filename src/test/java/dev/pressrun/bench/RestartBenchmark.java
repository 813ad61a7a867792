package dev.pressrun.bench;

import dev.pressrun.simulator.Simulator;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** How soon a run that was killed in the middle of a million rows sends again. */
final class RestartBenchmark implements Benchmark {
  private static final int ROWS = 1_000_000;
  private static final int BEFORE_THE_KILL = 500;

  @Override
  public String name() {
    return "restart";
  }

  @Override
  public List<Finding> measure(Workbench bench) throws Exception {
    Path table = bench.table(ROWS);
    Path out = bench.folder().resolve("out");
    bench.run(Workbench.NOWHERE, table, out, "--max-images=0");
    DoneRows.make(out, ROWS / 2);
    try (Simulator simulator = bench.simulator(Workbench.unlimited().withPictureBytes(20_000))) {
      Launched killed = start(simulator, table, out);
      awaitPosts(simulator, BEFORE_THE_KILL);
      killed.kill();
      long before = simulator.audit().posts().received();
      Launched again = start(simulator, table, out);
      awaitPosts(simulator, before + 1);
      double seconds = Ran.seconds(again.started(), Instant.now());
      again.kill();
      return List.of(
          new Finding(
              "restart after kill -9 in the middle of 1,000,000 rows, start to first POST",
              "≤ 5 s",
              "%.1f s".formatted(seconds),
              seconds <= 5));
    }
  }

  private static Launched start(Simulator simulator, Path table, Path out) throws Exception {
    return Launched.start(simulator.baseUrl(), table, out, List.of("--json"));
  }

  private static void awaitPosts(Simulator simulator, long count) throws InterruptedException {
    while (simulator.audit().posts().received() < count) {
      Thread.sleep(20);
    }
  }
}
