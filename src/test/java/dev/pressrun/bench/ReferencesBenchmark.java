package dev.pressrun.bench;

import dev.pressrun.simulator.Simulator;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** What large references cost in memory, in many requests at once. */
final class ReferencesBenchmark implements Benchmark {
  private static final int REQUESTS = 32;
  private static final int REFERENCES = 9;

  @Override
  public String name() {
    return "references";
  }

  @Override
  public List<Finding> measure(Workbench bench) throws Exception {
    for (int i = 0; i < REFERENCES; i++) {
      picture(bench.folder().resolve(i + ".png"), i);
    }
    Path table = bench.folder().resolve("edits.csv");
    String references =
        IntStream.range(0, REFERENCES).mapToObj(i -> i + ".png").collect(Collectors.joining("|"));
    try (BufferedWriter out = Files.newBufferedWriter(table)) {
      out.write("id,prompt,image_ref\n");
      for (int row = 0; row < REQUESTS; row++) {
        out.write("row-%d,A vessel like these,%s%n".formatted(row, references));
      }
    }
    try (Simulator simulator = bench.simulator(Workbench.unlimited().withPictureBytes(20_000))) {
      Ran ran = bench.run(simulator.baseUrl(), table, bench.folder().resolve("out"));
      boolean all =
          ran.summary().get("rows").asInt() == REQUESTS
              && ran.first("finished").get("exit_code").asInt() == 0;
      return List.of(
          new Finding(
              "memory, nine references of 50 MB in each of 32 requests",
              "RSS ≤ 450 MB",
              ran.peakMegabytes() + " MB" + (all ? "" : ", not all made"),
              all && ran.peakMegabytes() <= 450));
    }
  }

  /** Noise, which no compression makes smaller. */
  private static void picture(Path file, int seed) throws Exception {
    BufferedImage image = new BufferedImage(4_080, 4_080, BufferedImage.TYPE_3BYTE_BGR);
    new Random(seed).nextBytes(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    ImageIO.write(image, "png", file.toFile());
  }
}
