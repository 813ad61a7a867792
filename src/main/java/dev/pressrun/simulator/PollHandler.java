package dev.pressrun.simulator;

import dev.pressrun.simulator.FaultKind.Place;
import dev.pressrun.simulator.Generation.State;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers GET /v1/generations/{id}. */
final class PollHandler {
  private final Account account;
  private final OutputUrls urls;
  private final Faults faults;
  private final Waiter waiter;

  PollHandler(Account account, OutputUrls urls, Faults faults, Waiter waiter) {
    this.account = account;
    this.urls = urls;
    this.faults = faults;
    this.waiter = waiter;
  }

  /**
   * Answers one poll.
   *
   * @param id as it stands in the path
   * @throws DroppedException where the connection is to be closed without an answer
   */
  void handle(Exchange exchange, String id) throws IOException, InterruptedException {
    Optional<Generation> found = uuid(id).flatMap(account::find);
    if (found.isEmpty()) {
      exchange.refuse(404, "There is no such generation.");
      return;
    }
    Generation generation = found.get();
    generation.polls().incrementAndGet();
    FaultKind fault = faults.onRead(Place.POLL, generation);
    if (fault == FaultKind.POLL_LATE) {
      waiter.await(faults.delay());
      fault = null;
    }
    if (fault == null) {
      exchange.json(200, json(generation));
    } else {
      fail(exchange, fault);
    }
  }

  private byte[] json(Generation generation) {
    State state = account.stateOf(generation);
    boolean hasOutput = state == State.COMPLETED && generation.fault() != FaultKind.NO_OUTPUT;
    @Nullable URI output = hasOutput ? urls.issue(generation.id()) : null;
    return GenerationJson.generation(generation, state, output, false);
  }

  private static void fail(Exchange exchange, FaultKind fault) throws IOException {
    switch (fault) {
      case POLL_500 -> exchange.refuse(500, "Internal error.");
      case POLL_502 -> exchange.refuse(502, "Upstream unavailable.");
      case POLL_404 -> exchange.refuse(404, "There is no such generation.");
      case POLL_GARBAGE -> exchange.json(200, new byte[] {'{', '"', 'i', 'd', '"', ':', ' ', 7});
      default -> throw new DroppedException();
    }
  }

  private static Optional<UUID> uuid(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
