package dev.pressrun.input;

import java.io.CharConversionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** The parser's exceptions, in words for the writer of a job file. */
final class YamlWords {
  private static final Pattern PLACE = Pattern.compile("line (\\d+), column \\d+");
  private static final String NEEDS_QUOTES =
      "; a text that holds \": \" or begins with one of { [ * & ! @ needs quotes, such as prompt:"
          + " \"{{name}}\"";

  private YamlWords() {}

  /** What is wrong. */
  static String of(JacksonException e) {
    String message = message(e);
    if (e instanceof StreamConstraintsException) {
      return "this is too long or too deeply nested for a job file";
    }
    if (message.contains(CharConversionException.class.getName())) {
      return "this is not UTF-8; save the job file as UTF-8";
    }
    if (message.contains("(TAB)")) {
      return "a tab stands where YAML wants spaces; indent with spaces";
    }
    if (message.contains("Expected a property name")) {
      return "this is not valid YAML: a mapping stands for a name" + NEEDS_QUOTES;
    }
    String said =
        message.lines().filter(line -> !line.startsWith(" ")).collect(Collectors.joining(", "));
    return "this is not valid YAML: " + said + NEEDS_QUOTES;
  }

  /** Where it is wrong, from 1; 0 where that is not known. */
  static long line(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    long line = location == null ? 0 : Math.max(0, location.getLineNr());
    // a message tells first where the piece began, and last where it went wrong
    Matcher places = PLACE.matcher(message(e));
    while (places.find()) {
      line = Long.parseLong(places.group(1));
    }
    return line;
  }

  private static String message(JacksonException e) {
    String message = e.getOriginalMessage();
    return message == null ? "" : message;
  }
}
