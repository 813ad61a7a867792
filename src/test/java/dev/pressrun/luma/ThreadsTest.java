package dev.pressrun.luma;

import static dev.pressrun.luma.Fixtures.ACCEPTED;
import static dev.pressrun.luma.Fixtures.ID;
import static dev.pressrun.luma.Fixtures.NOTHING;
import static dev.pressrun.luma.Fixtures.REQUEST;
import static dev.pressrun.luma.Fixtures.REQUEST_ID;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One client, many threads. */
class ThreadsTest {
  private static final int THREADS = 100;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void serves_every_thread_at_once() throws Exception {
    CountDownLatch allThere = new CountDownLatch(THREADS);
    RawServer.Script script =
        (connection, n) -> {
          connection.readRequest();
          allThere.countDown();
          allThere.await();
          connection.answer("201 Created", ACCEPTED);
        };
    try (RawServer server = new RawServer(script);
        LumaClient client =
            new LumaClient(Fixtures.settings(server.url(), Path.of(".")), Fixtures.CLOCK)) {
      List<Future<SubmitOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        outcomes.add(threads.submit(() -> client.submit(REQUEST, REQUEST_ID, NOTHING)));
      }
      for (Future<SubmitOutcome> outcome : outcomes) {
        assertThat(outcome.get()).isInstanceOf(SubmitOutcome.Accepted.class);
      }
    }
  }

  @Test
  void an_interrupted_thread_sends_nothing_and_stays_interrupted() throws Exception {
    try (RawServer server = new RawServer((connection, n) -> connection.stall());
        LumaClient client =
            new LumaClient(Fixtures.settings(server.url(), Path.of(".")), Fixtures.CLOCK)) {
      List<Object> outcomes = threads.submit(() -> callInterrupted(client, server)).get();
      assertThat(outcomes)
          .hasExactlyElementsOfTypes(
              SubmitOutcome.NotSent.class,
              PollOutcome.Unavailable.class,
              DownloadOutcome.DownloadFailed.class,
              Boolean.class)
          .endsWith(true);
      assertThat(server.requests()).isZero();
    }
  }

  private static List<Object> callInterrupted(LumaClient client, RawServer server)
      throws IOException {
    Thread.currentThread().interrupt();
    return List.of(
        client.submit(REQUEST, REQUEST_ID, NOTHING),
        client.poll(ID),
        client.download(server.url(), (body, length) -> length),
        Thread.interrupted());
  }
}
