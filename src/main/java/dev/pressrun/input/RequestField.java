package dev.pressrun.input;

import java.util.Locale;

/** The fields of a request, by the API's own names. */
public enum RequestField {
  PROMPT,
  TYPE,
  MODEL,
  ASPECT_RATIO,
  STYLE,
  OUTPUT_FORMAT,
  IMAGE_REF,
  SOURCE,
  USER_ID,
  WEB_SEARCH;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** As the API writes it, such as {@code aspect_ratio}. */
  public String word() {
    return word;
  }
}
