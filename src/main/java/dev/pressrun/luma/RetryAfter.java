package dev.pressrun.luma;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Retry-After} header. */
public final class RetryAfter {
  /**
   * More than this is taken for a mistake: the API's longest documented advice is a minute, and a
   * mistaken value must not stop a run for days.
   */
  public static final Duration LONGEST = Duration.ofHours(1);

  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})(\\.\\d{1,9})?");
  private static final int MILLIS_PER_SECOND = 1_000;

  private RetryAfter() {}

  /**
   * The wait that the header advises, as seconds or as an HTTP date.
   *
   * @param now the time that a date is measured from
   * @return more than zero and at most {@link #LONGEST}; empty where the header is absent, rubbish,
   *     zero, negative, in the past or beyond {@link #LONGEST}: then the caller's own back-off
   *     holds
   */
  public static Optional<Duration> parse(@Nullable String header, Instant now) {
    if (header == null) {
      return Optional.empty();
    }
    return read(header.strip(), now)
        .filter(wait -> !wait.isNegative() && !wait.isZero() && wait.compareTo(LONGEST) <= 0);
  }

  private static Optional<Duration> read(String text, Instant now) {
    if (SECONDS.matcher(text).matches()) {
      double millis = Math.ceil(Double.parseDouble(text) * MILLIS_PER_SECOND);
      return Optional.of(Duration.ofMillis((long) millis));
    }
    try {
      Instant when = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      return Optional.of(Duration.between(now, when));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
