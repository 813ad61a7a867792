package dev.pressrun.input;

import dev.pressrun.model.Problem;

/**
 * A value that the user wrote, and where.
 *
 * @param name the setting's full name, such as {@code request.prompt}
 * @param text as it was written
 * @param file the file it stands in, as the user named it
 * @param line from 1; 0 where no line applies
 * @param column from 1; 0 where no line applies
 */
public record Setting(String name, String text, String file, long line, long column) {
  /** A mistake in this setting. */
  Problem problem(String message) {
    String place = column > 0 ? name + " (at column " + column + ")" : name;
    return new Problem(file, line, null, place + ": " + message);
  }
}
