package dev.pressrun.pace;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.event.RateLimiterOnFailureEvent;
import io.github.resilience4j.ratelimiter.event.RateLimiterOnSuccessEvent;
import io.github.resilience4j.ratelimiter.internal.RateLimiterEventProcessor;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link AllowanceWindow} behind Resilience4j's interface, whose own limiter refreshes at fixed
 * boundaries: through a sliding window that lets twice the allowance pass, or wastes half of it. It
 * never waits: a permission is there or it is not, and {@link #delay} says when to ask again. Safe
 * for threads.
 */
public final class SlidingWindowRateLimiter implements RateLimiter {
  private static final String NAME = "allowance";
  private static final RateLimiterConfig CONFIG =
      RateLimiterConfig.custom()
          .limitRefreshPeriod(Duration.ofSeconds(60))
          .timeoutDuration(Duration.ZERO)
          .build();

  private final AllowanceWindow window;
  private final Waiter waiter;
  private final RateLimiterEventProcessor events = new RateLimiterEventProcessor();

  public SlidingWindowRateLimiter(AllowanceWindow window, Waiter waiter) {
    this.window = window;
    this.waiter = waiter;
  }

  /**
   * Nanoseconds until a permission may be asked for again; {@link Long#MAX_VALUE}: after an answer.
   */
  public synchronized long delay() {
    return window.delay(waiter.nanoTime());
  }

  /** See {@link AllowanceWindow#asked}. */
  public synchronized long asked() {
    return window.asked(waiter.nanoTime());
  }

  /** See {@link AllowanceWindow#answered}. */
  public synchronized void answered() {
    window.answered(waiter.nanoTime());
  }

  /** See {@link AllowanceWindow#neverSent}. */
  public synchronized void neverSent() {
    window.neverSent();
  }

  /** See {@link AllowanceWindow#learn}. */
  public synchronized void learn(
      int limit, int remaining, @Nullable Duration roomIn, long permitted) {
    window.learn(limit, remaining, roomIn, permitted, waiter.nanoTime());
  }

  /** See {@link AllowanceWindow#refused}. */
  public synchronized void refused(Duration retryAfter) {
    window.refused(retryAfter, waiter.nanoTime());
  }

  /** Counts a submission of an earlier run that was answered so long ago. */
  public synchronized void seed(Duration ago) {
    window.seed(waiter.nanoTime() - ago.toNanos());
  }

  /** See {@link AllowanceWindow#limit}. */
  public synchronized int limit() {
    return window.limit();
  }

  @Override
  public boolean acquirePermission(int permits) {
    return reservePermission(permits) >= 0;
  }

  @Override
  public long reservePermission(int permits) {
    boolean granted = take(permits);
    if (events.hasConsumers()) {
      events.consumeEvent(
          granted
              ? new RateLimiterOnSuccessEvent(NAME, permits)
              : new RateLimiterOnFailureEvent(NAME, permits));
    }
    return granted ? 0 : -1;
  }

  private synchronized boolean take(int permits) {
    if (window.available(waiter.nanoTime()) < permits) {
      return false;
    }
    for (int i = 0; i < permits; i++) {
      window.take();
    }
    return true;
  }

  @Override
  public synchronized void drainPermissions() {
    window.refused(CONFIG.getLimitRefreshPeriod(), waiter.nanoTime());
  }

  @Override
  public synchronized void changeLimitForPeriod(int limitForPeriod) {
    long now = waiter.nanoTime();
    window.learn(limitForPeriod, limitForPeriod, null, now, now);
  }

  /** Has no effect: this limiter never waits. */
  @Override
  public void changeTimeoutDuration(Duration timeoutDuration) {}

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public RateLimiterConfig getRateLimiterConfig() {
    return CONFIG;
  }

  @Override
  public Map<String, String> getTags() {
    return Map.of();
  }

  @Override
  public Metrics getMetrics() {
    return new Metrics() {
      @Override
      public int getNumberOfWaitingThreads() {
        return 0;
      }

      @Override
      public int getAvailablePermissions() {
        synchronized (SlidingWindowRateLimiter.this) {
          return window.available(waiter.nanoTime());
        }
      }
    };
  }

  @Override
  public EventPublisher getEventPublisher() {
    return events;
  }
}
