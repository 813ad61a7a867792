package dev.pressrun.engine;

import java.time.Duration;

/** What holds the next submission back at a moment, as far as it is worth telling. */
public sealed interface Hold {
  /** Nothing, or something that passes by itself in no time. */
  record Nothing() implements Hold {}

  /** The API is out of service: it has answered nothing for so long. */
  record Outage(Duration silence) implements Hold {}

  /** The API has asked for a pause. */
  record Asked(Duration left) implements Hold {}

  /** The account's allowance, or the user's own, is used up. */
  record Allowance(int perMinute, Duration next) implements Hold {}
}
