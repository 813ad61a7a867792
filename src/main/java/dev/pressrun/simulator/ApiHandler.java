package dev.pressrun.simulator;

import java.io.IOException;

/** The two calls below /v1, behind the gate. */
final class ApiHandler {
  static final String PATH = "/v1/";
  private static final String GENERATIONS = "/v1/generations";
  private static final String ONE = GENERATIONS + '/';

  private final Gate gate;
  private final SubmitHandler submissions;
  private final PollHandler polls;
  private final Tally tally;

  ApiHandler(Gate gate, SubmitHandler submissions, PollHandler polls, Tally tally) {
    this.gate = gate;
    this.submissions = submissions;
    this.polls = polls;
    this.tally = tally;
  }

  /**
   * Answers one call.
   *
   * @throws DroppedException where the connection is to be closed without an answer
   */
  void handle(Exchange exchange) throws IOException, InterruptedException {
    boolean submission = exchange.method().equals("POST") && exchange.path().equals(GENERATIONS);
    if (submission) {
      tally.received();
    }
    try {
      checkService(submission);
      gate.checkKey(exchange.requestHeader("Authorization"));
      route(exchange, submission);
    } catch (Refused refused) {
      if (submission) {
        tally.refused(refused.reason());
      }
      if (refused.reason() == Refused.Cause.SLOTS) {
        exchange.header("Retry-After", "60");
      }
      exchange.refuse(refused.status(), refused.detail());
    }
  }

  private void checkService(boolean submission) throws DroppedException {
    try {
      gate.checkService();
    } catch (DroppedException e) {
      if (submission) {
        tally.refused(Refused.Cause.RULE);
      }
      throw e;
    }
  }

  private void route(Exchange exchange, boolean submission)
      throws IOException, InterruptedException {
    String path = exchange.path();
    if (submission) {
      submissions.handle(exchange);
    } else if (exchange.method().equals("GET") && path.startsWith(ONE)) {
      polls.handle(exchange, path.substring(ONE.length()));
    } else if (path.equals(GENERATIONS) || path.startsWith(ONE)) {
      throw Refused.of(405, "Method not allowed.");
    } else {
      throw Refused.of(404, "Not found.");
    }
  }
}
