package dev.pressrun.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket on 127.0.0.1 and the threads behind it. It can be taken down and put up again at the
 * same port while everything behind it stays.
 */
final class Listener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Listener.class);
  private static final int THREADS = 200;
  private static final int BACKLOG = 1_024;

  private final ThreadPoolExecutor threads = threads();
  private final Supplier<UUID> requestIds;
  private HttpServer server;
  private Map<String, Endpoint> endpoints = Map.of();

  private Listener(HttpServer server, Supplier<UUID> requestIds) {
    this.server = server;
    this.requestIds = requestIds;
  }

  /** What answers below a path. */
  interface Endpoint {
    void handle(Exchange exchange) throws IOException, InterruptedException;
  }

  /**
   * Takes the port without answering yet.
   *
   * @param port 0: any free one
   * @throws IOException where it is taken
   */
  static Listener bind(int port, Supplier<UUID> requestIds) throws IOException {
    // The JDK's server leaves Nagle's algorithm on, which delays every answer that takes two
    // writes by up to 40 ms, and drops idle connections early: both can only be set globally,
    // before the first server is made.
    setUnlessGiven("sun.net.httpserver.nodelay", "true");
    setUnlessGiven("sun.net.httpserver.maxIdleConnections", "1024");
    setUnlessGiven("sun.net.httpserver.idleInterval", "600");
    return new Listener(socket(port), requestIds);
  }

  /** Scheme, host and port. */
  URI origin() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers from now on. */
  synchronized void serve(Map<String, Endpoint> byPath) {
    endpoints = byPath;
    server.setExecutor(threads);
    endpoints.forEach(
        (path, endpoint) -> server.createContext(path, http -> answer(http, endpoint)));
    server.start();
  }

  /** Closes the port and all connections: whoever connects now is refused. */
  synchronized void takeDown() {
    server.stop(0);
  }

  /**
   * Opens the same port again.
   *
   * @throws IOException where somebody else has taken it meanwhile
   */
  synchronized void putUp() throws IOException {
    server = socket(server.getAddress().getPort());
    serve(endpoints);
  }

  @Override
  public synchronized void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange http, Endpoint endpoint) {
    try (http) {
      endpoint.handle(new Exchange(http, requestIds));
    } catch (IOException e) {
      log.debug("A connection ended early: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("The simulator failed at {} {}", http.getRequestMethod(), path(http), e);
    }
  }

  /** Without the query, which may be a signature. */
  private static String path(HttpExchange http) {
    return http.getRequestURI().getPath();
  }

  private static HttpServer socket(int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    return HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static ThreadPoolExecutor threads() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "simulator");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
