package dev.pressrun.output;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files from outside, beside the project; a test must say something without them too. */
final class SharedInputs {
  private SharedInputs() {}

  static Optional<Path> image(String name) {
    Path file = Path.of("..", "shared", "inputs", "images", name);
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }
}
