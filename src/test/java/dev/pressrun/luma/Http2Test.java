package dev.pressrun.luma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.pace.Line;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that offers HTTP/2 over TLS, as the API and its storage may. */
class Http2Test {
  private static final ImageRequest REQUEST = ImageRequest.ofPrompt("a red cup");
  private static final String ACCEPTED = "{\"id\":\"%s\",\"state\":\"queued\"}";

  private final MockWebServer server = new MockWebServer();
  private LumaClient client;

  @BeforeEach
  void start() throws IOException {
    HeldCertificate held =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    server.useHttps(
        new HandshakeCertificates.Builder().heldCertificate(held).build().sslSocketFactory());
    server.start();
    HandshakeCertificates trusted =
        new HandshakeCertificates.Builder().addTrustedCertificate(held.certificate()).build();
    OkHttpClient base =
        new OkHttpClient.Builder()
            .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
            .build();
    LumaSettings settings = Fixtures.settings(url("/v1"), Path.of("."));
    client = new LumaClient(settings, Fixtures.CLOCK, Line.unbounded(), base);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private URI url(String path) {
    return URI.create("https://localhost:" + server.getPort() + path);
  }

  private static MockResponse.Builder accepted(int number) {
    String id = "00000000-0000-0000-0000-%012d".formatted(number);
    return Fixtures.answer(201, ACCEPTED.formatted(id));
  }

  /**
   * Says GOAWAY before the answer ends, so that the client has read it before it sends again: after
   * half of the body, of which the server drops the other half.
   */
  private static MockResponse thenGoingAway(int number) {
    String answer = ACCEPTED.formatted("00000000-0000-0000-0000-%012d".formatted(number));
    return Fixtures.answer(201, answer.repeat(2))
        .setHeader("Content-Length", answer.length())
        .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
        .build();
  }

  private SubmitOutcome submit() {
    return client.submit(REQUEST, "3f0c8f5e-0000-4000-8000-000000000001", Fixtures.NOTHING);
  }

  @Test
  void the_calls_to_the_api_share_a_connection_and_downloads_have_their_own() throws Exception {
    server.enqueue(accepted(1).build());
    server.enqueue(Fixtures.answer(200, ACCEPTED.formatted("g")).build());
    server.enqueue(Fixtures.answer(200, "one").build());
    server.enqueue(Fixtures.answer(200, "two").build());
    assertThat(submit()).isInstanceOf(SubmitOutcome.Accepted.class);
    client.poll("g");
    client.download(url("/one"), (body, length) -> body.readAllBytes());
    client.download(url("/two"), (body, length) -> body.readAllBytes());
    List<RecordedRequest> requests = taken(4);
    assertThat(requests).extracting(RecordedRequest::getVersion).containsOnly("HTTP/2");
    assertThat(requests)
        .extracting(RecordedRequest::getConnectionIndex)
        .containsExactly(0, 0, 1, 1);
    assertThat(requests.get(2).getHeaders().get("Authorization")).isNull();
  }

  @Test
  void many_submissions_at_once_are_streams_of_few_connections_and_each_is_made_once()
      throws Exception {
    int count = 64;
    for (int i = 0; i <= count; i++) {
      server.enqueue(accepted(i).build());
    }
    submit();
    ExecutorService threads = Executors.newFixedThreadPool(count);
    List<Future<SubmitOutcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      outcomes.add(threads.submit(this::submit));
    }
    for (Future<SubmitOutcome> outcome : outcomes) {
      assertThat(outcome.get()).isInstanceOf(SubmitOutcome.Accepted.class);
    }
    threads.shutdown();
    assertThat(server.getRequestCount()).isEqualTo(count + 1);
    assertThat(taken(count + 1))
        .extracting(RecordedRequest::getConnectionIndex)
        .allMatch(index -> index < 8);
  }

  @Test
  void a_connection_that_the_server_is_going_to_close_takes_no_further_submission()
      throws Exception {
    server.enqueue(thenGoingAway(1));
    server.enqueue(accepted(2).build());
    assertThat(submit()).isInstanceOf(SubmitOutcome.Accepted.class);
    assertThat(submit()).isInstanceOf(SubmitOutcome.Accepted.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void a_stream_that_was_refused_is_sent_once_more_on_another_connection() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .onRequestStart(new SocketEffect.CloseStream(ErrorCode.REFUSED_STREAM.getHttpCode()))
            .build());
    server.enqueue(accepted(1).build());
    assertThat(submit()).isInstanceOf(SubmitOutcome.Accepted.class);
  }

  @Test
  void an_answer_that_breaks_off_is_in_doubt_and_not_sent_again() throws Exception {
    server.enqueue(
        accepted(1).onResponseStart(new SocketEffect.CloseSocket(true, false, false)).build());
    server.enqueue(accepted(2).build());
    assertThat(submit()).isInstanceOf(SubmitOutcome.InDoubt.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private List<RecordedRequest> taken(int count) throws InterruptedException {
    List<RecordedRequest> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      requests.add(server.takeRequest());
    }
    return requests;
  }
}
