package dev.pressrun.input;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths of time as people write them: {@code 90s}, {@code 10m}, {@code 1h30m}, {@code 250ms}. */
public final class Durations {
  private static final Pattern SHAPE =
      Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?(?:(\\d{1,9})ms)?");

  private Durations() {}

  /** Empty where the text is not a length of time, or is none at all. */
  public static Optional<Duration> parse(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      return Optional.empty();
    }
    Duration sum =
        Duration.ofHours(number(shape.group(1)))
            .plusMinutes(number(shape.group(2)))
            .plusSeconds(number(shape.group(3)))
            .plusMillis(number(shape.group(4)));
    return sum.isZero() ? Optional.empty() : Optional.of(sum);
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
