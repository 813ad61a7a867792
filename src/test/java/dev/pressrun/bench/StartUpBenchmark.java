package dev.pressrun.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long commands take that only look. */
final class StartUpBenchmark implements Benchmark {
  private static final int ROUNDS = 9;

  @Override
  public String name() {
    return "start-up";
  }

  @Override
  public List<Finding> measure(Workbench bench) throws Exception {
    Path table = bench.table(20);
    double help = median("--help");
    double plan = median("plan", table.toString(), "--out", bench.folder().resolve("o").toString());
    return List.of(
        new Finding("--help", "≤ 0.4 s", "%.2f s".formatted(help), help <= 0.4),
        new Finding("plan of 20 rows", "≤ 1.5 s", "%.2f s".formatted(plan), plan <= 1.5));
  }

  private static double median(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Launched.launcher()));
    command.addAll(Arrays.asList(arguments));
    double[] seconds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      long start = System.nanoTime();
      if (builder.start().waitFor() != 0) {
        throw new IOException(command + " failed");
      }
      seconds[round] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    return seconds[ROUNDS / 2];
  }
}
