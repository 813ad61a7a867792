package dev.pressrun.luma;

import java.util.regex.Pattern;

/**
 * Makes the words of servers and libraries fit to be shown and stored: no key, no signature, no
 * control characters, not long. Every text that comes from outside passes through here.
 */
final class Redaction {
  static final int MAX_CHARACTERS = 300;
  private static final String HIDDEN = "…";

  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+");
  private static final Pattern KEY = Pattern.compile("luma-api-[^\\s\"'<>,;)\\]}]*");
  private static final Pattern BEARER = Pattern.compile("(?i)(bearer)\\s+[^\\s\"'<>]+");
  private static final Pattern URL_SECRET =
      Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]*://[^\\s\"'<>?#]*)[?#][^\\s\"'<>]*");
  private static final Pattern URL_USER =
      Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]*://)[^\\s\"'<>/?#@]*@");
  private static final Pattern LOOSE_PARAMETER =
      Pattern.compile(
          "(?i)\\b([a-z0-9_-]*(?:signature|sig|token|credential|api[_-]?key|policy))=[^\\s\"'<>&]+");

  private final String key;

  Redaction(ApiKey key) {
    this.key = key.value();
  }

  /** The text without secrets and control characters, at most {@link #MAX_CHARACTERS} long. */
  String clean(String text) {
    String clean = text.replace(key, HIDDEN);
    clean = CONTROL.matcher(clean).replaceAll(" ");
    clean = KEY.matcher(clean).replaceAll(HIDDEN);
    clean = BEARER.matcher(clean).replaceAll("$1 " + HIDDEN);
    clean = URL_SECRET.matcher(clean).replaceAll("$1?" + HIDDEN);
    clean = URL_USER.matcher(clean).replaceAll("$1");
    clean = LOOSE_PARAMETER.matcher(clean).replaceAll("$1=" + HIDDEN);
    return cut(clean.strip());
  }

  /** What went wrong, in the words of the library that noticed. */
  String describe(Exception exception) {
    String message = exception.getMessage();
    String name = exception.getClass().getSimpleName();
    return clean(message == null ? name : name + ": " + message);
  }

  private static String cut(String text) {
    if (text.length() <= MAX_CHARACTERS) {
      return text;
    }
    int end = MAX_CHARACTERS - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + HIDDEN;
  }
}
