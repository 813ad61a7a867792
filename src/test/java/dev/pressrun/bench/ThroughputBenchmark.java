package dev.pressrun.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many rows a second pressrun makes when the API costs no time, as a share of what a bare loop
 * of the same HTTP client does: pressrun fully durable, the loop with nothing written down, in turn
 * against the same simulator, each in a process of its own.
 *
 * <p>{@code mvn -q -Pbench -DskipChecks test-compile exec:exec}, or, in the project's folder and
 * with the class path of the tests: {@code java dev.pressrun.bench.ThroughputBenchmark [rows]
 * [pairs]}. pressrun is started by its launcher, which builds it first where that is needed.
 */
final class ThroughputBenchmark {
  private final Path folder;
  private final int rows;
  private final String baseUrl;

  private ThroughputBenchmark(Path folder, int rows, String baseUrl) {
    this.folder = folder;
    this.rows = rows;
    this.baseUrl = baseUrl;
  }

  public static void main(String[] args) throws Exception {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    int pairs = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    Path folder = Files.createTempDirectory("pressrun-bench");
    Process simulator =
        java(
                "-Xmx512m",
                "dev.pressrun.cli.Main",
                "simulate",
                "--requests-per-minute=100000000",
                "--concurrent-jobs=1000000",
                "--median-duration=1ms",
                "--spread=0",
                "--picture-bytes=20000")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      String baseUrl = firstLine(simulator);
      new ThroughputBenchmark(folder, rows, baseUrl).run(pairs);
    } finally {
      simulator.destroy();
    }
  }

  private void run(int pairs) throws Exception {
    Path table = table();
    bare(0);
    System.out.println(
        "| rows/s, 20 kB images | bare loop | pressrun | ratio | pressrun's memory |\n|---|---|---|---|---|");
    List<Double> ratios = new ArrayList<>();
    for (int pair = 1; pair <= pairs; pair++) {
      double bare = bare(pair);
      Measured pressed = pressed(table, pair);
      ratios.add(pressed.rate() / bare);
      System.out.printf(
          "| %d | %.0f | %.0f | %.2f | %d MB |%n",
          pair, bare, pressed.rate(), pressed.rate() / bare, pressed.megabytes());
    }
    double[] sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf("%nmedian ratio %.2f%n", sorted[sorted.length / 2]);
  }

  private Path table() throws IOException {
    StringBuilder text = new StringBuilder("id,prompt\n");
    for (int row = 0; row < rows; row++) {
      text.append("row-")
          .append(row)
          .append(",A studio photo of product number ")
          .append(row)
          .append('\n');
    }
    return Files.writeString(folder.resolve("rows.csv"), text);
  }

  private double bare(int round) throws Exception {
    Process loop =
        java(
                "-Xmx256m",
                BareLoop.class.getName(),
                baseUrl,
                Integer.toString(rows),
                folder.resolve("bare-" + round).toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return Double.parseDouble(firstLine(loop));
  }

  private record Measured(double rate, long megabytes) {}

  private Measured pressed(Path table, int round) throws Exception {
    Path out = folder.resolve("pressed-" + round);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of("pressrun").toAbsolutePath().toString(),
            "run",
            table.toString(),
            "--out",
            out.toString(),
            "--quiet");
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "LUMA_BASE_URL",
                baseUrl,
                "LUMA_AGENTS_API_KEY",
                "luma-api-bench"));
    Process run =
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    long peak = 0;
    while (run.isAlive()) {
      peak = Math.max(peak, residentKilobytes(run.pid()));
      run.waitFor(200, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
    JsonNode times = JsonMapper.shared().readTree(out.resolve("summary.json")).get("times");
    Duration span =
        Duration.between(
            Instant.parse(times.get("first_submitted_at").asString()),
            Instant.parse(times.get("last_finished_at").asString()));
    return new Measured(rows * 1e9 / span.toNanos(), peak / 1024);
  }

  private static long residentKilobytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException ended) {
      return 0;
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
