package dev.pressrun.luma;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the API said of the allowance of requests a minute.
 *
 * @param limit requests in any 60 seconds, at least 1
 * @param remaining of these, unused; 0 where the header could not be read
 * @param untilReset from the answer until the API expects room again; null where there is room, or
 *     where the header could not be read
 */
public record RateHeaders(int limit, int remaining, @Nullable Duration untilReset) {
  private static final String LIMIT = "X-RateLimit-Limit";
  private static final String REMAINING = "X-RateLimit-Remaining";
  private static final String RESET = "X-RateLimit-Reset";
  private static final Pattern LEADING_NUMBER = Pattern.compile("\\s*(\\d{1,12})(?!\\d).*");

  /**
   * Reads the headers; empty where the limit is absent, not a number or below 1.
   *
   * @param at when the API answered, best by its own clock; asked for only where it matters
   */
  static Optional<RateHeaders> read(Headers headers, Supplier<Instant> at) {
    long limit = number(headers.get(LIMIT));
    if (limit < 1 || limit > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    long remaining = Math.min(Math.max(0, number(headers.get(REMAINING))), limit);
    return Optional.of(
        new RateHeaders(
            (int) limit, (int) remaining, remaining > 0 ? null : untilReset(headers, at)));
  }

  private static @Nullable Duration untilReset(Headers headers, Supplier<Instant> at) {
    long reset = number(headers.get(RESET));
    return reset < 0 ? null : Duration.between(at.get(), Instant.ofEpochSecond(reset));
  }

  /** Whether any of the headers is there, readable or not: it tells the two kinds of 429 apart. */
  static boolean present(Headers headers) {
    return headers.get(LIMIT) != null
        || headers.get(REMAINING) != null
        || headers.get(RESET) != null;
  }

  private static long number(@Nullable String header) {
    Matcher matcher = LEADING_NUMBER.matcher(header == null ? "" : header);
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
  }
}
