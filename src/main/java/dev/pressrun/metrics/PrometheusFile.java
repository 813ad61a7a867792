package dev.pressrun.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file for the node exporter's textfile collector, which reads at any moment: it is replaced as a
 * whole, and what is half written has another ending than the collector looks for.
 */
final class PrometheusFile {
  private final Path file;

  PrometheusFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  void write(String text) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path half = file.resolveSibling("." + file.getFileName() + ".part");
    Files.writeString(half, text, StandardCharsets.UTF_8);
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
