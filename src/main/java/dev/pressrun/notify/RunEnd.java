package dev.pressrun.notify;

import dev.pressrun.model.Money;
import dev.pressrun.output.Summary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, for somebody who was not there.
 *
 * @param job the job's name
 * @param outcome one word, such as {@code done} or {@code some_failed}
 * @param exitCode what the program said to the shell
 * @param lines what it said to people, the most important first
 * @param page where the contact sheet can be opened
 * @param made what the run itself did; null where it did not come so far
 * @param summary how the whole job stands; null where the run did not come so far
 */
public record RunEnd(
    String job,
    String outcome,
    int exitCode,
    List<String> lines,
    String page,
    Path folder,
    Instant startedAt,
    Instant endedAt,
    @Nullable Made made,
    @Nullable Summary summary) {
  public RunEnd {
    lines = List.copyOf(lines);
  }

  /**
   * What one run did.
   *
   * @param pictures that it stored
   * @param requests POSTs that left
   * @param bytes of its pictures
   * @param spent what it was billed
   */
  public record Made(
      long pictures,
      long failed,
      long inDoubt,
      long late,
      long requests,
      long bytes,
      Money spent) {}

  /** Whether all that was asked for is done. */
  public boolean isDone() {
    return exitCode == 0;
  }

  /** One line that says it all. */
  String headline() {
    return lines.isEmpty() ? outcome.replace('_', ' ') : lines.get(0);
  }
}
