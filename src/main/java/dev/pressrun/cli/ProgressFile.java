package dev.pressrun.cli;

import dev.pressrun.output.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file in which a run says how it stands, once a second, for {@code status} and {@code jobs} in
 * other shells. It is replaced as a whole; nothing but these goes by it, so it is not made durable.
 */
final class ProgressFile implements AutoCloseable {
  private static final String NAME = "progress.json";
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Logger LOG = Logger.getLogger(ProgressFile.class.getName());

  private final Path file;
  private final RunGauge gauge;
  private final Ticker ticker;

  private ProgressFile(Path file, RunGauge gauge) {
    this.file = file;
    this.gauge = gauge;
    write(false);
    this.ticker = Ticker.every(PERIOD, "progress-file", () -> write(false));
  }

  /** Says how the run of the folder stands, until it is closed. */
  static ProgressFile keep(Path folder, RunGauge gauge) {
    return new ProgressFile(fileIn(folder), gauge);
  }

  private static Path fileIn(Path folder) {
    return folder.resolve(OpenFolder.STATE).resolve(NAME);
  }

  /** What the folder's run said last; empty where none did. */
  static Optional<LiveRun> read(Path folder) {
    try {
      return Optional.of(LiveRun.of(MAPPER.readTree(Files.readString(fileIn(folder)))));
    } catch (IOException | JacksonException | DateTimeException absentOrForeign) {
      return Optional.empty();
    }
  }

  private void write(boolean ended) {
    Path next = file.resolveSibling(NAME + ".part");
    try {
      Files.writeString(next, Json.line(LiveRun.of(gauge, OpenFolder.holder(), ended).json()));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.log(Level.FINE, "how the run stands cannot be said", e);
    }
  }

  @Override
  public void close() {
    ticker.close();
    write(true);
  }
}
