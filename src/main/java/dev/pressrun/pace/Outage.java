package dev.pressrun.pace;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * Notices that the API is out of service, and holds submissions back until a probe gets through, so
 * that an outage costs waiting and nothing else. A circuit breaker of Resilience4j on monotonic
 * time, and the question how long nothing has succeeded.
 */
public final class Outage {
  private static final int FAILURES_IN_A_ROW = 5;
  private static final Duration PROBE_EVERY = Duration.ofSeconds(3);

  private final Waiter waiter;
  private final CircuitBreaker breaker;
  private boolean failing;
  private long failingSince;
  private boolean refusing;
  private long refusingSince;

  public Outage(Waiter waiter) {
    this.waiter = waiter;
    this.breaker = CircuitBreaker.of("submit", config(new MonotonicClock(waiter)));
  }

  private static CircuitBreakerConfig config(Clock clock) {
    return CircuitBreakerConfig.custom()
        .slidingWindow(FAILURES_IN_A_ROW, FAILURES_IN_A_ROW, SlidingWindowType.COUNT_BASED)
        .failureRateThreshold(100)
        .waitDurationInOpenState(PROBE_EVERY)
        .permittedNumberOfCallsInHalfOpenState(1)
        .clock(clock)
        .build();
  }

  /**
   * Whether a submission may go out; where it may, its result must be told to {@link #succeeded} or
   * {@link #failed}.
   */
  public boolean tryPass() {
    return breaker.tryAcquirePermission();
  }

  /** A submission that {@link #tryPass} let through did not go out after all. */
  public void passUnused() {
    breaker.releasePermission();
  }

  /** Nanoseconds after which {@link #tryPass} is worth another try. */
  public long delay() {
    return PROBE_EVERY.toNanos() / 10;
  }

  /** A submission was answered by the API itself, whatever the answer. */
  public void succeeded() {
    breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    answered();
  }

  /** A submission met an API out of service. */
  public void failed() {
    unanswered();
    breaker.onError(0, TimeUnit.NANOSECONDS, new ApiOutOfService());
  }

  /** Any other call was answered. */
  public synchronized void answered() {
    failing = false;
  }

  /** Any other call met an API out of service. */
  public synchronized void unanswered() {
    if (!failing) {
      failing = true;
      failingSince = waiter.nanoTime();
    }
  }

  /** Whether submissions are being held back. */
  public boolean isOpen() {
    return breaker.getState() != CircuitBreaker.State.CLOSED;
  }

  /** How long the API has answered nothing although it was asked; zero while it answers. */
  public synchronized Duration lasting() {
    return failing ? Duration.ofNanos(waiter.nanoTime() - failingSince) : Duration.ZERO;
  }

  /** A submission was answered: the account is full. */
  public synchronized void refused() {
    if (!refusing) {
      refusing = true;
      refusingSince = waiter.nanoTime();
    }
  }

  /** A submission was taken on, or a generation has ended. */
  public synchronized void progressed() {
    refusing = false;
  }

  /** How long the account has been full without any progress; zero while there is some. */
  public synchronized Duration refusing() {
    return refusing ? Duration.ofNanos(waiter.nanoTime() - refusingSince) : Duration.ZERO;
  }

  private static final class ApiOutOfService extends Exception {
    private static final long serialVersionUID = 1L;

    ApiOutOfService() {
      super("the API is out of service", null, false, false);
    }
  }

  private static final class MonotonicClock extends Clock {
    private final Waiter waiter;

    MonotonicClock(Waiter waiter) {
      this.waiter = waiter;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusNanos(waiter.nanoTime());
    }
  }
}
