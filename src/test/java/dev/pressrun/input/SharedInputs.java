package dev.pressrun.input;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files that this project did not write; they lie beside it, or nowhere. */
final class SharedInputs {
  private static final Path FOLDER = Path.of("..", "shared", "inputs");

  private SharedInputs() {}

  static Optional<Path> find(String name) {
    return Optional.of(FOLDER.resolve(name)).filter(Files::exists);
  }
}
