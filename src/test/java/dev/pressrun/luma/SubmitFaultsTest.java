package dev.pressrun.luma;

import static dev.pressrun.luma.Fixtures.ACCEPTED;
import static dev.pressrun.luma.Fixtures.ID;
import static dev.pressrun.luma.Fixtures.NOTHING;
import static dev.pressrun.luma.Fixtures.REQUEST;
import static dev.pressrun.luma.Fixtures.REQUEST_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pressrun.model.FailureCode;
import dev.pressrun.pace.Line;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.internal.http2.ErrorCode;
import org.junit.jupiter.api.Test;

/** Connections that fail: was the request sent or not? */
class SubmitFaultsTest {
  private static SubmitOutcome submit(URI baseUrl) {
    try (LumaClient client = new LumaClient(Fixtures.impatient(baseUrl), Fixtures.CLOCK)) {
      return client.submit(REQUEST, REQUEST_ID, NOTHING);
    }
  }

  private static void assertNotSent(SubmitOutcome outcome) {
    assertThat(outcome).isInstanceOf(SubmitOutcome.NotSent.class);
    assertThat(Fixtures.failureOf(outcome).code()).isEqualTo(FailureCode.NOT_SENT);
    assertThat(Fixtures.failureOf(outcome).detail()).isNotBlank();
  }

  /** In doubt, and the server saw the request once only. */
  private static void assertInDoubt(RawServer.Script script) throws IOException {
    try (RawServer server = new RawServer(script)) {
      SubmitOutcome outcome = submit(server.url());
      assertThat(outcome).isInstanceOf(SubmitOutcome.InDoubt.class);
      assertThat(Fixtures.failureOf(outcome).code()).isEqualTo(FailureCode.ANSWER_LOST);
      assertThat(server.connections()).isEqualTo(1);
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void a_refused_connection_sent_nothing() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertNotSent(submit(Fixtures.loopback(port)));
  }

  @Test
  void a_host_that_is_not_found_sent_nothing() {
    OkHttpClient nameless =
        new OkHttpClient.Builder()
            .dns(
                host -> {
                  throw new UnknownHostException(host);
                })
            .build();
    LumaSettings settings = Fixtures.impatient(URI.create("https://api.example/v1"));
    try (LumaClient client = new LumaClient(settings, Fixtures.CLOCK, Line.unbounded(), nameless)) {
      assertNotSent(client.submit(REQUEST, REQUEST_ID, NOTHING));
    }
  }

  @Test
  void a_failed_tls_handshake_sent_nothing() throws IOException {
    try (RawServer server = new RawServer((connection, n) -> connection.write("not TLS\n\n"))) {
      assertNotSent(submit(URI.create(server.url().toString().replace("http:", "https:"))));
    }
  }

  @Test
  void a_connection_reset_as_it_is_made_is_never_taken_for_an_answer() throws IOException {
    try (RawServer server = new RawServer((connection, n) -> connection.reset())) {
      assertThat(submit(server.url()))
          .isInstanceOfAny(SubmitOutcome.NotSent.class, SubmitOutcome.InDoubt.class);
      assertThat(server.requests()).isZero();
    }
  }

  @Test
  void a_reset_after_the_request_is_in_doubt() throws IOException {
    assertInDoubt(
        (connection, n) -> {
          connection.readRequest();
          connection.reset();
        });
  }

  @Test
  void a_close_without_an_answer_is_in_doubt() throws IOException {
    assertInDoubt((connection, n) -> connection.readRequest());
  }

  @Test
  void silence_after_the_request_is_in_doubt() throws IOException {
    assertInDoubt(
        (connection, n) -> {
          connection.readRequest();
          connection.stall();
        });
  }

  @Test
  void half_a_head_is_in_doubt() throws IOException {
    assertInDoubt(
        (connection, n) -> {
          connection.readRequest();
          connection.write("HTTP/1.1 201 Crea");
        });
  }

  @Test
  void an_answer_that_is_not_http_is_in_doubt() throws IOException {
    assertInDoubt(
        (connection, n) -> {
          connection.readRequest();
          connection.write("SSH-2.0-OpenSSH_9.2\r\n");
        });
  }

  @Test
  void an_answer_that_breaks_off_before_the_id_is_in_doubt() throws IOException {
    assertInDoubt(
        (connection, n) -> {
          connection.readRequest();
          connection.write("HTTP/1.1 201 Created\r\nContent-Length: 99\r\n\r\n{\"id\":\"1111-");
        });
  }

  @Test
  void an_answer_that_breaks_off_after_the_id_is_accepted() throws IOException {
    RawServer.Script script =
        (connection, n) -> {
          connection.readRequest();
          connection.write(
              "HTTP/1.1 201 Created\r\nContent-Length: 999\r\n\r\n{\"id\":\"" + ID + "\",\"st");
          if (n == 2) {
            connection.stall();
          }
        };
    try (RawServer server = new RawServer(script)) {
      for (int cutOffThenStalled = 1; cutOffThenStalled <= 2; cutOffThenStalled++) {
        assertThat(submit(server.url()))
            .isInstanceOfSatisfying(
                SubmitOutcome.Accepted.class,
                accepted -> assertThat(accepted.generation().id()).isEqualTo(ID));
      }
    }
  }

  @Test
  void a_refusal_whose_words_are_lost_is_still_a_refusal() throws IOException {
    RawServer.Script script =
        (connection, n) -> {
          connection.readRequest();
          connection.write("HTTP/1.1 402 Pay\r\nContent-Length: 999\r\n\r\n{\"det");
        };
    try (RawServer server = new RawServer(script)) {
      assertThat(submit(server.url())).isInstanceOf(SubmitOutcome.AccountBlocked.class);
    }
  }

  @Test
  void a_kept_connection_that_was_closed_meanwhile_is_replaced_before_anything_is_sent()
      throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    RawServer.Script script =
        (connection, n) -> {
          connection.readRequest();
          connection.answer("201 Created", ACCEPTED);
          connection.close();
          closed.countDown();
        };
    try (RawServer server = new RawServer(script);
        LumaClient client = new LumaClient(Fixtures.impatient(server.url()), Fixtures.CLOCK)) {
      assertThat(client.submit(REQUEST, REQUEST_ID, NOTHING))
          .isInstanceOf(SubmitOutcome.Accepted.class);
      closed.await();
      assertThat(client.submit(REQUEST, REQUEST_ID, NOTHING))
          .isInstanceOf(SubmitOutcome.Accepted.class);
      assertThat(server.requests()).isEqualTo(2);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void a_kept_connection_on_which_the_server_spoke_unasked_is_replaced() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    CountDownLatch spoken = new CountDownLatch(1);
    RawServer.Script script =
        (connection, n) -> {
          connection.readRequest();
          connection.answer("201 Created", ACCEPTED);
          if (n == 1) {
            answered.await();
            connection.answer("408 Request Timeout", "");
            spoken.countDown();
          }
          connection.stall();
        };
    try (RawServer server = new RawServer(script);
        LumaClient client = new LumaClient(Fixtures.impatient(server.url()), Fixtures.CLOCK)) {
      client.submit(REQUEST, REQUEST_ID, NOTHING);
      answered.countDown();
      spoken.await();
      assertThat(client.submit(REQUEST, REQUEST_ID, NOTHING))
          .isInstanceOf(SubmitOutcome.Accepted.class);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void a_kept_connection_that_lives_is_used_again() throws IOException {
    RawServer.Script script =
        (connection, n) -> {
          for (int i = 0; i < 3; i++) {
            connection.readRequest();
            connection.answer("201 Created", ACCEPTED);
          }
        };
    try (RawServer server = new RawServer(script);
        LumaClient client = new LumaClient(Fixtures.impatient(server.url()), Fixtures.CLOCK)) {
      for (int i = 0; i < 3; i++) {
        assertThat(client.submit(REQUEST, REQUEST_ID, NOTHING))
            .isInstanceOf(SubmitOutcome.Accepted.class);
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_kept_connection_that_dies_with_the_request_on_it_is_in_doubt() throws IOException {
    RawServer.Script script =
        (connection, n) -> {
          connection.readRequest();
          connection.answer("201 Created", ACCEPTED);
          connection.readRequest();
        };
    try (RawServer server = new RawServer(script);
        LumaClient client = new LumaClient(Fixtures.impatient(server.url()), Fixtures.CLOCK)) {
      client.submit(REQUEST, REQUEST_ID, NOTHING);
      assertThat(client.submit(REQUEST, REQUEST_ID, NOTHING))
          .isInstanceOf(SubmitOutcome.InDoubt.class);
      assertThat(server.requests()).isEqualTo(2);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void whoever_asks_is_told_before_the_server_has_the_whole_request() throws IOException {
    AtomicInteger left = new AtomicInteger();
    AtomicInteger requestsThen = new AtomicInteger(-1);
    RawServer.Script script =
        (connection, n) -> {
          connection.readRequest();
          connection.answer("201 Created", ACCEPTED);
        };
    try (RawServer server = new RawServer(script);
        LumaClient client = new LumaClient(Fixtures.impatient(server.url()), Fixtures.CLOCK)) {
      client.submit(
          REQUEST,
          REQUEST_ID,
          () -> {
            left.incrementAndGet();
            requestsThen.set(server.requests());
          });
      assertThat(left).hasValue(1);
      assertThat(requestsThen).hasValue(0);
    }
  }

  @Test
  void what_cannot_leave_is_not_said_to_leave() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    AtomicInteger left = new AtomicInteger();
    try (LumaClient client =
        new LumaClient(Fixtures.impatient(Fixtures.loopback(port)), Fixtures.CLOCK)) {
      client.submit(REQUEST, REQUEST_ID, left::incrementAndGet);
    }
    assertThat(left).hasValue(0);
  }

  @Test
  void what_may_not_leave_does_not_arrive() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    RawServer.Script script =
        (connection, n) -> {
          try {
            connection.readRequest();
          } finally {
            gone.countDown();
          }
        };
    try (RawServer server = new RawServer(script);
        LumaClient client = new LumaClient(Fixtures.impatient(server.url()), Fixtures.CLOCK)) {
      Runnable fullDisk =
          () -> {
            throw new IllegalStateException("the disk is full");
          };
      assertThatThrownBy(() -> client.submit(REQUEST, REQUEST_ID, fullDisk))
          .hasMessage("the disk is full");
      gone.await();
      assertThat(server.requests()).isZero();
    }
  }

  @Test
  void over_http2_only_a_refused_stream_was_surely_not_processed() throws IOException {
    assertThat(submitOverHttp2(ErrorCode.REFUSED_STREAM)).isInstanceOf(SubmitOutcome.NotSent.class);
    for (ErrorCode code : List.of(ErrorCode.INTERNAL_ERROR, ErrorCode.CANCEL, ErrorCode.NO_ERROR)) {
      assertThat(submitOverHttp2(code)).isInstanceOf(SubmitOutcome.InDoubt.class);
    }
  }

  private static SubmitOutcome submitOverHttp2(ErrorCode code) throws IOException {
    List<Protocol> protocols = List.of(Protocol.H2_PRIOR_KNOWLEDGE);
    OkHttpClient http2 = new OkHttpClient.Builder().protocols(protocols).build();
    try (MockWebServer server = new MockWebServer()) {
      server.setProtocols(protocols);
      server.start();
      for (int i = 0; i < 2; i++) {
        server.enqueue(
            new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseStream(code.getHttpCode()))
                .build());
      }
      LumaSettings settings = Fixtures.impatient(Fixtures.loopback(server.getPort()));
      try (LumaClient client = new LumaClient(settings, Fixtures.CLOCK, Line.unbounded(), http2)) {
        return client.submit(REQUEST, REQUEST_ID, NOTHING);
      }
    }
  }
}
