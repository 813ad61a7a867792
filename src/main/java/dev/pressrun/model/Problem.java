package dev.pressrun.model;

import org.jspecify.annotations.Nullable;

/**
 * A mistake in the user's input, worded for the user.
 *
 * @param file the file as the user named it
 * @param line from 1, where the row or the setting begins; 0 where no line applies
 * @param column the column's header or the setting's name
 * @param message what was found, what is allowed, what to do
 */
public record Problem(String file, long line, @Nullable String column, String message) {
  /** As an editor links to it: {@code products.csv:12: column aspect_ratio: …}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    if (column != null) {
      text.append(": column ").append(column);
    }
    return text.append(": ").append(message).toString();
  }
}
