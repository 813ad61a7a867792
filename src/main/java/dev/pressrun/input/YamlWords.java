package dev.pressrun.input;

import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/** The parser's exceptions, in words for the writer of a job file. */
final class YamlWords {
  private YamlWords() {}

  static String of(JacksonException e) {
    if (e instanceof StreamConstraintsException) {
      return "this is too long or too deeply nested for a job file";
    }
    String original = e.getOriginalMessage();
    String message = original == null ? "" : original;
    if (message.contains("'\\t(TAB)'") || message.contains("\\t(TAB)")) {
      return "a tab stands where YAML wants spaces; indent with spaces";
    }
    String firstLines =
        message.lines().filter(l -> !l.startsWith(" ")).reduce((a, b) -> a + ", " + b).orElse("");
    return "this is not valid YAML: "
        + firstLines.toLowerCase(Locale.ROOT)
        + "; texts that hold \": \" or begin with { [ * & ! @ need quotes";
  }
}
