package dev.pressrun.simulator;

import dev.pressrun.model.PriceTable;
import dev.pressrun.simulator.Listener.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An account of the Luma Agents API inside the program, served over HTTP on 127.0.0.1 as the API's
 * reference (2026) says. It lives in memory: generations are forgotten when it is closed.
 *
 * <p>Prompts may ask for faults by name: {@code [[generation_failed]]} strikes every time, {@code
 * [[502*2]]} the first two times; the names are those of {@link FaultKind}. {@code GET
 * /simulator/audit} answers with what the account saw, as JSON.
 */
public final class Simulator implements AutoCloseable {
  static final String AUDIT_PATH = "/simulator/audit";

  private final Listener listener;
  private final Auditor auditor;
  private final ReferenceShelf shelf;
  private final CountDownLatch closed;

  private Simulator(
      Listener listener, Auditor auditor, ReferenceShelf shelf, CountDownLatch closed) {
    this.listener = listener;
    this.auditor = auditor;
    this.shelf = shelf;
    this.closed = closed;
  }

  /**
   * Starts an account that has made nothing yet.
   *
   * @param prices must know every model of the API
   * @param clock what the account lives by; it must not go backwards
   * @throws IOException where the port is taken, or there is no room for temporary files
   * @throws IllegalArgumentException where a model's price is missing
   */
  public static Simulator start(SimulatorSettings settings, PriceTable prices, InstantSource clock)
      throws IOException {
    CountDownLatch closed = new CountDownLatch(1);
    return start(
        settings,
        prices,
        clock,
        time -> closed.await(time.toNanos(), TimeUnit.NANOSECONDS),
        closed);
  }

  /** As above, with another way to let time pass where a fault holds something back. */
  public static Simulator start(
      SimulatorSettings settings, PriceTable prices, InstantSource clock, Waiter waiter)
      throws IOException {
    return start(settings, prices, clock, waiter, new CountDownLatch(1));
  }

  /** Where the API is: {@code http://127.0.0.1:PORT/v1}. */
  public URI baseUrl() {
    return listener.origin().resolve("/v1");
  }

  /** What the account has seen by now. */
  public Audit audit() {
    return auditor.audit();
  }

  /** Closes the port and all connections, as if the machine were off; the account lives on. */
  public void takeDown() {
    listener.takeDown();
  }

  /**
   * Opens the same port again after {@link #takeDown}.
   *
   * @throws IOException where the port has been taken meanwhile
   */
  public void putUp() throws IOException {
    listener.putUp();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
    shelf.close();
  }

  private static Simulator start(
      SimulatorSettings settings,
      PriceTable prices,
      InstantSource clock,
      Waiter waiter,
      CountDownLatch closed)
      throws IOException {
    Wiring wiring = new Wiring(settings, prices, clock, waiter);
    ReferenceShelf shelf = ReferenceShelf.open(settings.pictures().drawn());
    Listener listener = Listener.bind(settings.port(), wiring.ids()::uuid);
    OutputUrls urls = wiring.urls(listener.origin());
    Auditor auditor = wiring.auditor();
    listener.serve(
        Map.of(
            ApiHandler.PATH,
            wiring.api(urls, shelf)::handle,
            OutputUrls.PATH,
            wiring.storage(urls)::handle,
            AUDIT_PATH,
            auditing(auditor)));
    return new Simulator(listener, auditor, shelf, closed);
  }

  private static Endpoint auditing(Auditor auditor) {
    return exchange -> {
      try (OutputStream out = exchange.begin(200, "application/json", 0)) {
        AuditJson.write(auditor.audit(), out);
      }
    };
  }
}
