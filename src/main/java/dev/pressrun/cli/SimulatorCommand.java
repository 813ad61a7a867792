package dev.pressrun.cli;

import dev.pressrun.input.PriceTables;
import dev.pressrun.simulator.FaultPlan;
import dev.pressrun.simulator.Simulator;
import dev.pressrun.simulator.SimulatorSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pressrun simulate}: an account of the API for other processes, on this machine only. */
@Command(
    name = "simulate",
    aliases = "simulator",
    description = {
      "Simulates an account of the API on 127.0.0.1, until it is stopped. Its first line is its address, for LUMA_BASE_URL;"
          + " GET /simulator/audit tells what it has made and billed.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pressrun simulate --port 8080",
      "  pressrun simulate --requests-per-minute 240 --concurrent-jobs 20 --median-duration 2s",
      "  pressrun simulate --faults lost-answer=0.02,502=0.01,outage=30s..90s --seed 7",
    })
final class SimulatorCommand implements Callable<Integer> {
  @Option(names = "--port", description = "The port; 0, the default: any free one.")
  private int port;

  @Option(
      names = "--requests-per-minute",
      defaultValue = "600",
      description = "Submissions allowed in any 60 seconds (default: ${DEFAULT-VALUE}).")
  private int requestsPerMinute;

  @Option(
      names = "--concurrent-jobs",
      defaultValue = "40",
      description = "Generations allowed at once (default: ${DEFAULT-VALUE}).")
  private int concurrentJobs;

  @Option(
      names = "--median-duration",
      defaultValue = "30s",
      converter = DurationConverter.class,
      description = "How long a generation takes, in the middle (default: ${DEFAULT-VALUE}).")
  private Duration medianDuration;

  @Option(
      names = "--spread",
      defaultValue = "0.25",
      description = "The sigma of the log-normal durations (default: ${DEFAULT-VALUE}).")
  private double spread;

  @Option(
      names = "--picture-bytes",
      description = "Pictures of about so many bytes instead of drawn ones, for measuring.")
  private int pictureBytes;

  @Option(
      names = "--faults",
      defaultValue = "",
      description =
          "What goes wrong by chance, as kind=probability,…; an unknown kind lists them all.")
  private String faults;

  @Option(names = "--seed", defaultValue = "1", description = "The seed of all chances.")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    SimulatorSettings settings =
        SimulatorSettings.defaults()
            .withPort(port)
            .withLimits(requestsPerMinute, concurrentJobs)
            .withDurations(medianDuration, spread)
            .withSeed(seed);
    if (pictureBytes > 0) {
      settings = settings.withPictureBytes(pictureBytes);
    }
    if (!faults.isBlank()) {
      settings = settings.withFaults(faults());
    }
    try (Simulator simulator =
        Simulator.start(settings, PriceTables.published(), InstantSource.system())) {
      System.out.println(simulator.baseUrl());
      System.out.flush();
      new CountDownLatch(1).await();
      return ExitCode.DONE;
    }
  }

  private FaultPlan faults() {
    try {
      return FaultPlan.parse(faults);
    } catch (IllegalArgumentException e) {
      throw new UserException(ExitCode.BAD_INPUT, "--faults: " + e.getMessage());
    }
  }
}
