package dev.pressrun.bench;

import dev.pressrun.input.PriceTables;
import dev.pressrun.simulator.Simulator;
import dev.pressrun.simulator.SimulatorSettings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Where a benchmark works: a folder, tables to run, simulated accounts, the program itself. */
final class Workbench {
  private static final String WORDS =
      "A studio photograph of a hand made ceramic vessel on a seamless light grey background, soft morning light from the"
          + " left, shallow depth of field, fine grain, natural colours, no text, no people, catalogue quality, centred"
          + " composition, generous margins, slight reflection on the surface below it, vessel ";
  private static final int UNLIMITED = 100_000_000;

  /** An address where nobody answers: what needs no request never asks for it. */
  static final URI NOWHERE = URI.create("http://127.0.0.1:9/v1");

  private final Path folder;

  Workbench(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** A table with prompts of 300 characters and three more columns. */
  Path table(int rows) throws IOException {
    Path table = folder.resolve("rows-" + rows + ".csv");
    try (BufferedWriter out = Files.newBufferedWriter(table)) {
      out.write("id,prompt,aspect_ratio,name\n");
      for (int row = 0; row < rows; row++) {
        String number = Integer.toString(row);
        out.write("row-" + number + ",\"");
        out.write((WORDS + number + ".".repeat(300)).substring(0, 300));
        out.write("\",1:1,Vessel " + number + "\n");
      }
    }
    return table;
  }

  /** An account without limits, that answers at once. */
  static SimulatorSettings unlimited() {
    return SimulatorSettings.defaults()
        .withLimits(UNLIMITED, UNLIMITED)
        .withDurations(Duration.ofMillis(1), 0);
  }

  Simulator simulator(SimulatorSettings settings) throws IOException {
    return Simulator.start(settings, PriceTables.published(), InstantSource.system());
  }

  /** Runs the program to its end, and has it tell its events. */
  Ran run(URI baseUrl, Path job, Path out, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--json");
    return Launched.start(baseUrl, job, out, all).await();
  }

  /** As {@link #run}, but as users start it: nobody has to read what becomes of each item. */
  Ran runQuietly(URI baseUrl, Path job, Path out) throws Exception {
    return Launched.start(baseUrl, job, out, List.of("--quiet")).await();
  }
}
