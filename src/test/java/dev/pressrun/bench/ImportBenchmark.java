package dev.pressrun.bench;

import java.util.List;

/** How fast a plain table is taken in: parsed, checked, stored, durable. */
final class ImportBenchmark implements Benchmark {
  private static final int ROWS = 1_000_000;

  @Override
  public String name() {
    return "import";
  }

  @Override
  public List<Finding> measure(Workbench bench) throws Exception {
    Ran ran =
        bench.run(
            Workbench.NOWHERE, bench.table(ROWS), bench.folder().resolve("out"), "--max-images=0");
    double seconds = ran.seconds("started", "imported");
    double paperwork = ran.seconds("imported", "finished");
    return List.of(
        new Finding(
            "import of 1,000,000 rows, 300-character prompts",
            "≥ 60,000 rows/s",
            "%,.0f rows/s".formatted(ROWS / seconds),
            ROWS / seconds >= 60_000),
        new Finding(
            "the same, from the program's start",
            "≤ 60 s",
            "%.1f s".formatted(Ran.seconds(ran.started(), ran.at("imported"))),
            Ran.seconds(ran.started(), ran.at("imported")) <= 60),
        new Finding(
            "manifest and page of 1,000,000 waiting rows",
            "≤ 60 s",
            "%.1f s".formatted(paperwork),
            paperwork <= 60));
  }
}
