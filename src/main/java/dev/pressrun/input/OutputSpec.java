package dev.pressrun.input;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the pictures go.
 *
 * @param folder the job's output folder
 * @param file the template of a picture's name below {@code images/}, without the extension; null:
 *     the item's key
 * @param sidecar whether a JSON file beside each picture says how it was made
 */
public record OutputSpec(Path folder, @Nullable Setting file, boolean sidecar) {}
