package dev.pressrun.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run of pressrun, started by its launcher, that is going on. */
final class Launched {
  private final Process process;
  private final Path folder;
  private final Instant started;
  private final CompletableFuture<List<JsonNode>> events;

  private Launched(Process process, Path folder, Instant started) {
    this.process = process;
    this.folder = folder;
    this.started = started;
    this.events = CompletableFuture.supplyAsync(this::read);
  }

  /**
   * @param baseUrl of the API
   * @param job the table or job file
   */
  static Launched start(URI baseUrl, Path job, Path folder, List<String> options)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of(launcher(), "run", job.toString(), "--out", folder.toString()));
    command.addAll(options);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LUMA_BASE_URL", baseUrl.toString());
    builder.environment().put("LUMA_AGENTS_API_KEY", "luma-api-bench");
    return new Launched(builder.start(), folder, Instant.now());
  }

  static String launcher() {
    return Path.of("pressrun").toAbsolutePath().toString();
  }

  /** What it says with {@code --json}, but for the items. */
  private List<JsonNode> read() {
    List<JsonNode> read = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("{") && !line.startsWith("{\"event\":\"item\"")) {
          read.add(JsonMapper.shared().readTree(line));
        }
      }
    } catch (IOException killed) {
      // What was said until then is what there is.
    }
    return read;
  }

  Instant started() {
    return started;
  }

  /** Kills it at once, as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits for its end. */
  Ran await() throws Exception {
    long peak = 0;
    while (process.isAlive()) {
      peak = Math.max(peak, residentKilobytes());
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    Duration wall = Duration.between(started, Instant.now());
    return new Ran(folder, started, events.get(), wall, peak / 1024);
  }

  private long residentKilobytes() {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException ended) {
      return 0;
    }
  }
}
