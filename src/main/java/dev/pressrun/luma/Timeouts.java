package dev.pressrun.luma;

import java.time.Duration;

/**
 * How long each part of a call may take.
 *
 * @param connect until a connection, TLS included, stands
 * @param write without a byte of a request taken off our hands
 * @param answer from a request's last byte to its answer
 * @param poll for a whole poll
 * @param downloadIdle without a byte of a download
 */
public record Timeouts(
    Duration connect, Duration write, Duration answer, Duration poll, Duration downloadIdle) {
  public static final Timeouts DEFAULTS =
      new Timeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30));
}
