package dev.pressrun.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measures what pressrun promises of its speed, and prints it as one table in Markdown. With names
 * as arguments, only these are measured.
 *
 * <p>{@code mvn -q -Pbench -DskipChecks test-compile exec:exec -Dbench="import start-up"}, in the
 * project's folder; without names it takes about half an hour, and 8 GB below the temporary folder,
 * which it clears. pressrun is started by its launcher, which builds it first where that is needed.
 */
final class Benchmarks {
  private static final List<Benchmark> ALL =
      List.of(
          new ThroughputBenchmark("throughput", 20_000, 20_000, 0.85),
          new ThroughputBenchmark("bytes", 600, 5_000_000, 0.90),
          new AllowanceBenchmark(),
          new SlotsBenchmark(),
          new PollingBenchmark(),
          new ImportBenchmark(),
          new MillionDoneBenchmark(),
          new RestartBenchmark(),
          new GrowthBenchmark(),
          new ReferencesBenchmark(),
          new StartUpBenchmark());

  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    Set<String> names =
        Arrays.stream(args)
            .flatMap(words -> Arrays.stream(words.split("\\s+")))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toSet());
    List<Benchmark> chosen =
        ALL.stream().filter(one -> names.isEmpty() || names.contains(one.name())).toList();
    if (chosen.size() < names.size()) {
      System.err.println("The benchmarks are " + ALL.stream().map(Benchmark::name).toList());
      System.exit(2);
    }
    System.out.println(Machine.facts());
    System.out.println("\n| what | target | measured | met |\n|---|---|---|---|");
    for (Benchmark benchmark : chosen) {
      Path folder = Files.createTempDirectory("pressrun-bench-");
      try {
        for (Finding finding : benchmark.measure(new Workbench(folder))) {
          System.out.println(finding.markdown());
        }
      } finally {
        Folders.delete(folder);
      }
    }
  }
}
