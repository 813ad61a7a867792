package dev.pressrun.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many rows a second pressrun makes when the API costs no time, as a share of what a bare loop
 * of the same HTTP client does: pressrun fully durable, the loop with nothing written down, in turn
 * against the same simulator, each of the three in a process of its own.
 */
final class ThroughputBenchmark implements Benchmark {
  private static final int PAIRS = 3;
  private static final int SMALL = 100_000;

  private final String name;
  private final int rows;
  private final int pictureBytes;
  private final double target;

  /**
   * @param target the least share of the bare loop
   */
  ThroughputBenchmark(String name, int rows, int pictureBytes, double target) {
    this.name = name;
    this.rows = rows;
    this.pictureBytes = pictureBytes;
    this.target = target;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Finding> measure(Workbench bench) throws Exception {
    Process simulator = simulator();
    try {
      String baseUrl = firstLine(simulator);
      Path table = bench.table(rows);
      // The first of each finds a simulator that has not been asked such things before.
      bare(bench, baseUrl, 0);
      pressed(bench, baseUrl, table, 0);
      List<Double> ratios = new ArrayList<>();
      List<String> rates = new ArrayList<>();
      for (int pair = 1; pair <= PAIRS; pair++) {
        double bare = bare(bench, baseUrl, pair);
        double pressed = pressed(bench, baseUrl, table, pair);
        ratios.add(pressed / bare);
        rates.add("%.0f of %.0f".formatted(pressed, bare));
      }
      double median = ratios.stream().sorted().toList().get(PAIRS / 2);
      String measured = "%.0f %% (rows/s: %s)".formatted(100 * median, String.join(", ", rates));
      return List.of(
          new Finding(
              name + ", %,d-byte images, share of a bare HTTP loop".formatted(pictureBytes),
              "≥ %.0f %%".formatted(100 * target),
              measured,
              median >= target));
    } finally {
      simulator.destroy();
    }
  }

  private Process simulator() throws IOException {
    return java(
            "-Xmx512m",
            "dev.pressrun.cli.Main",
            "simulate",
            "--requests-per-minute=100000000",
            "--concurrent-jobs=1000000",
            "--median-duration=1ms",
            "--spread=0",
            "--picture-bytes=" + pictureBytes)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private double pressed(Workbench bench, String baseUrl, Path table, int round) throws Exception {
    Path out = bench.folder().resolve("pressed-" + round);
    double rate = rows / bench.runQuietly(URI.create(baseUrl), table, out).seconds();
    makeRoom(out);
    return rate;
  }

  private double bare(Workbench bench, String baseUrl, int round) throws IOException {
    Path folder = bench.folder().resolve("bare-" + round);
    Process loop =
        java(
                "-Xmx256m",
                BareLoop.class.getName(),
                baseUrl,
                Integer.toString(rows),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    double rate = Double.parseDouble(firstLine(loop));
    makeRoom(folder);
    return rate;
  }

  /**
   * Many small files stay until the end: some file systems are slow for a minute where many were
   * just deleted.
   */
  private void makeRoom(Path folder) throws IOException {
    if (pictureBytes > SMALL) {
      Folders.delete(folder);
    }
  }

  private static ProcessBuilder java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC", "-XX:-UsePerfData", "-cp", System.getProperty("java.class.path")));
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command);
  }

  private static String firstLine(Process process) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = reader.readLine();
    if (line == null) {
      throw new IOException("a process ended without a word");
    }
    return line;
  }
}
