package dev.pressrun.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.testing.FakeWaiter;
import io.github.resilience4j.ratelimiter.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlidingWindowRateLimiterTest {
  private final FakeWaiter waiter = new FakeWaiter();
  private final SlidingWindowRateLimiter limiter =
      new SlidingWindowRateLimiter(new AllowanceWindow(Integer.MAX_VALUE), waiter);

  @Test
  void it_grants_what_the_window_has_and_refuses_the_rest_without_waiting() {
    learn(3);
    assertThat(limiter.acquirePermission()).isTrue();
    assertThat(limiter.acquirePermission(2)).isFalse();
    assertThat(limiter.reservePermission()).isZero();
    assertThat(limiter.reservePermission()).isNegative();
    assertThat(waiter.nanoTime()).isZero();
  }

  @Test
  void a_permission_comes_back_sixty_seconds_after_its_answer() {
    learn(1);
    assertThat(limiter.delay()).isEqualTo(Duration.ofSeconds(60).toNanos());
    waiter.advance(Duration.ofSeconds(60));
    assertThat(limiter.acquirePermission()).isTrue();
    waiter.advance(Duration.ofSeconds(5));
    limiter.answered();
    waiter.advance(Duration.ofSeconds(59));
    assertThat(limiter.acquirePermission()).isFalse();
    waiter.advance(Duration.ofSeconds(1));
    assertThat(limiter.acquirePermission()).isTrue();
  }

  @Test
  void seeds_count_by_their_age() {
    waiter.advance(Duration.ofMinutes(5));
    limiter.seed(Duration.ofSeconds(50));
    learn(2);
    assertThat(limiter.delay()).isEqualTo(Duration.ofSeconds(10).toNanos());
  }

  @Test
  void it_speaks_the_interface_of_resilience4j() {
    learn(5);
    RateLimiter asInterface = limiter;
    List<String> events = new ArrayList<>();
    asInterface.getEventPublisher().onSuccess(event -> events.add("granted"));
    asInterface.getEventPublisher().onFailure(event -> events.add("refused"));
    assertThat(asInterface.getMetrics().getAvailablePermissions()).isEqualTo(4);
    assertThat(asInterface.getMetrics().getNumberOfWaitingThreads()).isZero();
    asInterface.changeLimitForPeriod(2);
    assertThat(asInterface.acquirePermission()).isTrue();
    assertThat(asInterface.acquirePermission()).isFalse();
    asInterface.drainPermissions();
    assertThat(limiter.delay()).isEqualTo(Duration.ofSeconds(60).toNanos());
    assertThat(events).containsExactly("granted", "refused");
  }

  private void learn(int limit) {
    assertThat(limiter.acquirePermission()).isTrue();
    limiter.answered();
    limiter.learn(limit, limit - 1, null, 0);
  }
}
