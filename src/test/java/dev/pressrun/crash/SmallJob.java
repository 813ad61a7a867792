package dev.pressrun.crash;

import dev.pressrun.engine.Engine;
import dev.pressrun.engine.RollCalls;
import dev.pressrun.engine.RunContext;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.input.JobOverrides;
import dev.pressrun.input.JobSpec;
import dev.pressrun.input.JobSpecs;
import dev.pressrun.input.Table;
import dev.pressrun.job.JobMemory;
import dev.pressrun.job.JobRun;
import dev.pressrun.job.Paperwork;
import dev.pressrun.job.RunResult;
import dev.pressrun.ledger.Ledger;
import dev.pressrun.ledger.TestLedgers;
import dev.pressrun.luma.ApiKey;
import dev.pressrun.luma.LumaClient;
import dev.pressrun.luma.LumaSettings;
import dev.pressrun.output.DiskOps;
import dev.pressrun.output.ImageStore;
import dev.pressrun.output.JdkDisk;
import dev.pressrun.simulator.Simulator;
import dev.pressrun.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A job of a few rows, in a folder of its own, against an account of its own. */
final class SmallJob implements AutoCloseable {
  /** Each with what the account does to it. */
  static final List<String> PROMPTS =
      List.of(
          "a plain cup",
          "a jug that fails once [[generation_failed*1]]",
          "a pot whose answer is lost [[lost-answer*1]]",
          "a dish that breaks off once [[download-truncated*1]]",
          "a lid that is refused [[content_moderated]]",
          "an edition of the plain cup");

  /** The row that is made from the picture of the first. */
  private static final int EDITION = 5;

  private final FastTime time = new FastTime();
  private final JobSpec spec;
  private final Simulator simulator;
  private final LumaClient client;

  SmallJob(Path folder) throws IOException {
    Path table = folder.resolve("table.csv");
    Files.writeString(
        table,
        IntStream.range(0, PROMPTS.size())
            .mapToObj(
                i ->
                    "row-%d,%s,%s%n"
                        .formatted(i, PROMPTS.get(i), i == EDITION ? "generation:row-0" : ""))
            .collect(Collectors.joining("", "id,prompt,source\n", "")));
    this.spec =
        JobSpecs.read(table, new JobOverrides(null, folder.resolve("out"), null, null, null));
    this.simulator =
        Simulator.start(
            SimulatorSettings.defaults()
                .withDurations(Duration.ofMillis(1), 0)
                .withPictureBytes(2_000),
            spec.prices(),
            time);
    this.client =
        new LumaClient(
            LumaSettings.of(simulator.baseUrl(), new ApiKey("luma-api-test"), folder), time);
  }

  /**
   * The row whose POST had not left when the program was stopped at the point; but for the one
   * whose answer is lost anyway.
   */
  static Optional<String> keyOfPostThatHadNotLeft(String point) {
    return IntStream.range(0, PROMPTS.size())
        .filter(i -> !PROMPTS.get(i).contains("lost-answer"))
        .filter(i -> point.startsWith("before POST " + PROMPTS.get(i)))
        .mapToObj(i -> "row-" + i)
        .findFirst();
  }

  Path out() {
    return spec.output().folder();
  }

  Path state() {
    return out().resolve(".pressrun");
  }

  Simulator simulator() {
    return simulator;
  }

  /** Runs to the end, or until the chosen point is reached and all that still ran has ended. */
  RunResult run(Points points) throws IOException {
    return run(points, "file:", new JdkDisk());
  }

  /**
   * As {@link #run(Points)}.
   *
   * @param fileSystem of H2, below the ledger's points
   * @param disk below the points of everything else
   */
  RunResult run(Points points, String fileSystem, DiskOps disk) throws IOException {
    Files.createDirectories(state());
    PointedPath.put(state().toString(), points);
    Ledger ledger = TestLedgers.open(state(), PointedPath.PREFIX + fileSystem);
    try {
      RunResult result = run(ledger, points, new PointedDisk(disk, points));
      ledger.close();
      return result;
    } finally {
      if (points.isReached()) {
        letGo(ledger);
      }
    }
  }

  private RunResult run(Ledger ledger, Points points, DiskOps disk) throws IOException {
    StopSignal stop = new StopSignal();
    int number = new JobMemory(ledger).openRun();
    RunContext context = new RunContext(ledger, number, spec.limits(), time, stop);
    ImageStore store = new ImageStore(out(), disk);
    try (Engine engine =
            new Engine(
                context,
                new PointedApi(client, points),
                store,
                time,
                UUID::randomUUID,
                new RollCalls(ledger));
        Table table = Table.open(spec.input())) {
      Paperwork paperwork = new Paperwork(out(), ledger, disk);
      return new JobRun(spec, context, engine, store, paperwork).run(table, imported -> {});
    }
  }

  /** A process that is killed lets go of its files; nothing of this reaches the disk. */
  private static void letGo(Ledger ledger) {
    try {
      ledger.close();
    } catch (RuntimeException expected) {
      // The file cannot be written any more.
    }
  }

  /** Reads the ledger that a run has left. */
  Ledger open() {
    return Ledger.open(state());
  }

  ImageStore store() throws IOException {
    return new ImageStore(out(), new JdkDisk());
  }

  @Override
  public void close() throws IOException {
    client.close();
    simulator.close();
  }
}
