package dev.pressrun.luma;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateHeadersTest {
  private static final Instant NOW = Instant.ofEpochSecond(1795341600);

  @Test
  void reads_all_three() {
    assertThat(RateHeaders.read(headers("60", "0", "1795341630"), () -> NOW))
        .contains(new RateHeaders(60, 0, Duration.ofSeconds(30)));
  }

  @Test
  void asks_when_there_is_room_again_only_where_there_is_none() {
    assertThat(
            RateHeaders.read(
                headers("60", "59", "1795341630"),
                () -> {
                  throw new AssertionError("nobody needs to know");
                }))
        .contains(new RateHeaders(60, 59, null));
  }

  @Test
  void reads_what_it_can() {
    assertThat(RateHeaders.read(headers("60;w=60", "many", "2026-11-22"), () -> NOW))
        .hasValueSatisfying(rate -> assertThat(rate.limit()).isEqualTo(60));
    assertThat(RateHeaders.read(Headers.of("X-RateLimit-Limit", "7"), () -> NOW))
        .contains(new RateHeaders(7, 0, null));
    assertThat(RateHeaders.read(headers("7", "900", "-1"), () -> NOW))
        .contains(new RateHeaders(7, 7, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "unlimited", "99999999999", "1234567890123456789012"})
  void is_absent_without_a_usable_limit(String limit) {
    assertThat(RateHeaders.read(headers(limit, "1", "1"), () -> NOW)).isEmpty();
  }

  private static Headers headers(String limit, String remaining, String reset) {
    return Headers.of(
        "X-RateLimit-Limit", limit,
        "X-RateLimit-Remaining", remaining,
        "X-RateLimit-Reset", reset);
  }
}
