package dev.pressrun.simulator;

import java.io.IOException;

/** Reads a POST's body and checks it. */
final class Intake {
  private final BodyReader reader;
  private final RequestRules rules;

  Intake(BodyReader reader, RequestRules rules) {
    this.reader = reader;
    this.rules = rules;
  }

  /**
   * The order that a POST carries.
   *
   * @throws Refused where the body breaks a rule, or ends early
   */
  Order read(Exchange exchange) {
    try {
      return rules.check(reader.read(exchange.body()), exchange.requestId());
    } catch (IOException e) {
      throw Refused.of(400, "The body ends early.");
    }
  }
}
