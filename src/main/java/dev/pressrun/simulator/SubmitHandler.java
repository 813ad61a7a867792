package dev.pressrun.simulator;

import dev.pressrun.simulator.RateWindow.Standing;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Answers POST /v1/generations. A POST takes its place in the window when it arrives, before its
 * body is read, and keeps it even where it is refused later; one that finds the window full does
 * not count.
 */
final class SubmitHandler {
  private final RateWindow window;
  private final InstantSource clock;
  private final Intake intake;
  private final Account account;
  private final SubmissionFaults faults;
  private final Tally tally;

  SubmitHandler(
      RateWindow window,
      InstantSource clock,
      Intake intake,
      Account account,
      SubmissionFaults faults,
      Tally tally) {
    this.window = window;
    this.clock = clock;
    this.intake = intake;
    this.account = account;
    this.faults = faults;
    this.tally = tally;
  }

  /**
   * Answers one POST.
   *
   * @throws Refused where it is refused for anything but the window
   * @throws DroppedException where the connection is to be closed without an answer
   */
  void handle(Exchange exchange) throws IOException, InterruptedException {
    Instant arrived = clock.instant();
    Standing standing = window.admit(arrived);
    if (!standing.admitted()) {
      tally.overWindow();
      refuse(exchange, standing, standing.retryAfterSeconds(arrived));
      return;
    }
    Order order = intake.read(exchange);
    FaultKind fault = faults.onPost(exchange, order);
    if (fault != null && !fault.creates()) {
      tally.faulted();
      withoutCreating(exchange, standing, fault);
    } else {
      create(exchange, standing, order, fault);
    }
  }

  private void withoutCreating(Exchange exchange, Standing standing, FaultKind fault)
      throws IOException {
    if (fault == FaultKind.STORM_429) {
      refuse(exchange, standing, 1);
    } else {
      faults.answerWithout(exchange, fault);
    }
  }

  private void create(Exchange exchange, Standing standing, Order order, @Nullable FaultKind fault)
      throws IOException, InterruptedException {
    Generation made = account.create(order, faults.fateOf(order));
    tally.accepted();
    rateHeaders(exchange, standing);
    faults.answer(exchange, made, fault);
  }

  private static void refuse(Exchange exchange, Standing standing, long retryAfter)
      throws IOException {
    rateHeaders(exchange, standing);
    exchange.header("Retry-After", Long.toString(retryAfter));
    exchange.refuse(429, "Too many requests.");
  }

  private static void rateHeaders(Exchange exchange, Standing standing) {
    exchange.header("X-RateLimit-Limit", Integer.toString(standing.limit()));
    exchange.header("X-RateLimit-Remaining", Integer.toString(standing.remaining()));
    exchange.header("X-RateLimit-Reset", Long.toString(standing.resetSeconds()));
  }
}
