package dev.pressrun.luma;

import static dev.pressrun.luma.Fixtures.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pressrun.model.FailureCode;
import dev.pressrun.pace.Line;
import dev.pressrun.testing.FakeWaiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
  private static final BodySink<String> TEXT =
      (body, length) -> length + ":" + new String(body.readAllBytes(), StandardCharsets.UTF_8);

  private final MockWebServer server = new MockWebServer();
  private LumaClient client;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client =
        new LumaClient(
            Fixtures.settings(Fixtures.loopback(server.getPort()), Path.of(".")), Fixtures.CLOCK);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getPort() + path);
  }

  private DownloadOutcome<String> download(MockResponse.Builder answer) throws IOException {
    server.enqueue(answer.build());
    return client.download(url("/a.png?sig=f00"), TEXT);
  }

  private static DownloadOutcome<String> got(String text) {
    return new DownloadOutcome.Downloaded<>(text);
  }

  private static void assertFailed(DownloadOutcome<?> outcome, String words) {
    assertThat(outcome).isInstanceOf(DownloadOutcome.DownloadFailed.class);
    assertThat(outcome.toString())
        .contains(FailureCode.DOWNLOAD_FAILED.name(), words)
        .doesNotContain("f00");
  }

  @Test
  void hands_the_body_and_its_declared_length_to_the_sink() throws IOException {
    assertThat(download(answer(200, "picture"))).isEqualTo(got("7:picture"));
    assertThat(download(new MockResponse.Builder().chunkedBody("picture", 3)))
        .isEqualTo(got("-1:picture"));
  }

  @Test
  void sends_no_credentials_and_asks_for_the_bytes_as_they_are() throws Exception {
    download(answer(200, "picture").setHeader("Set-Cookie", "a=b; Path=/"));
    download(answer(200, "picture"));
    for (int i = 0; i < 2; i++) {
      RecordedRequest seen = server.takeRequest();
      assertThat(seen.getTarget()).isEqualTo("/a.png?sig=f00");
      assertThat(seen.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
      assertThat(seen.getHeaders().names())
          .containsExactlyInAnyOrder("Accept-Encoding", "Connection", "Host", "User-Agent");
      assertThat(seen.getHeaders().toString()).doesNotContain(Fixtures.KEY);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 410})
  void says_when_a_fresh_address_is_needed(int status) throws IOException {
    assertThat(download(answer(status, "<Error>Request has expired</Error>")))
        .isInstanceOf(DownloadOutcome.Expired.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 206, 304, 400, 401, 416, 429, 500, 502, 503})
  void fails_on_every_other_status(int status) throws IOException {
    assertFailed(
        download(answer(status, status == 204 || status == 304 ? "" : "x")), "HTTP " + status);
  }

  @Test
  void fails_on_a_body_that_breaks_off() throws IOException {
    RawServer.Script script =
        (connection, n) -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf");
        };
    try (RawServer raw = new RawServer(script)) {
      assertFailed(client.download(raw.url(), TEXT), "unexpected end of stream");
    }
  }

  @Test
  void fails_on_a_body_that_stalls() throws IOException {
    RawServer.Script script =
        (connection, n) -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf");
          connection.stall();
        };
    try (RawServer raw = new RawServer(script);
        LumaClient impatient = new LumaClient(Fixtures.impatient(raw.url()), Fixtures.CLOCK)) {
      assertFailed(impatient.download(raw.url(), TEXT), "SocketTimeoutException");
    }
  }

  @Test
  void fails_on_a_body_that_trickles() throws IOException {
    AtomicReference<Instant> now = new AtomicReference<>(Fixtures.NOW);
    LumaSettings settings = Fixtures.settings(Fixtures.loopback(server.getPort()), Path.of("."));
    server.enqueue(answer(200, "x".repeat(1_000)).build());
    try (LumaClient slow = new LumaClient(settings, now::get)) {
      DownloadOutcome<Integer> outcome =
          slow.download(
              url("/a.png"),
              (body, length) -> {
                int total = 0;
                while (body.read() >= 0) {
                  total++;
                  now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(1)));
                }
                return total;
              });
      assertFailed(outcome, "only 31 bytes in 30 s");
    }
  }

  @Test
  void takes_no_more_of_a_bounded_line_than_its_turn_which_is_no_trickle() throws IOException {
    FakeWaiter time = new FakeWaiter();
    LumaSettings settings = Fixtures.settings(Fixtures.loopback(server.getPort()), Path.of("."));
    server.enqueue(answer(200, "x".repeat(100_000)).build());
    try (LumaClient bounded = new LumaClient(settings, time, new Line(1_000, time))) {
      BodySink<Integer> sink = (body, declared) -> body.readAllBytes().length;
      assertThat(bounded.download(url("/a.png"), sink))
          .isEqualTo(new DownloadOutcome.Downloaded<>(100_000));
    }
    assertThat(time.nanoTime()).isEqualTo(Duration.ofMillis(99_750).toNanos());
  }

  @Test
  void lets_a_slow_but_steady_body_through() throws IOException {
    AtomicReference<Instant> now = new AtomicReference<>(Fixtures.NOW);
    LumaSettings settings = Fixtures.settings(Fixtures.loopback(server.getPort()), Path.of("."));
    int length = (int) (20 * WatchedBody.LEAST_BYTES);
    server.enqueue(answer(200, "x".repeat(length)).build());
    try (LumaClient slow = new LumaClient(settings, now::get)) {
      BodySink<Integer> sink =
          (body, declared) -> {
            int total = 0;
            byte[] part = new byte[(int) WatchedBody.LEAST_BYTES];
            for (int n = body.readNBytes(part, 0, part.length);
                n > 0;
                n = body.readNBytes(part, 0, part.length)) {
              total += n;
              now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(29)));
            }
            return total;
          };
      assertThat(slow.download(url("/a.png"), sink))
          .isEqualTo(new DownloadOutcome.Downloaded<>(length));
    }
  }

  @Test
  void unpacks_gzip_that_nobody_asked_for() throws IOException {
    assertThat(download(gzipped("picture"))).isEqualTo(got("-1:picture"));
  }

  @Test
  void fails_on_gzip_that_is_none_or_breaks_off_and_on_other_encodings() throws IOException {
    assertFailed(
        download(answer(200, "picture").setHeader("Content-Encoding", "gzip")), "ZipException");
    Buffer half = new Buffer();
    try (var all = Okio.buffer((okio.Source) gzip("picture"))) {
      half.write(all.readByteArray(20));
    }
    assertFailed(
        download(new MockResponse.Builder().body(half).setHeader("Content-Encoding", "gzip")),
        "EOFException");
    assertFailed(
        download(answer(200, "picture").setHeader("Content-Encoding", "br")),
        "Content-Encoding br is not understood");
  }

  private static MockResponse.Builder gzipped(String text) throws IOException {
    return new MockResponse.Builder().body(gzip(text)).setHeader("Content-Encoding", "gzip");
  }

  private static Buffer gzip(String text) throws IOException {
    Buffer packed = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(packed))) {
      sink.writeUtf8(text);
    }
    return packed;
  }

  private static MockResponse.Builder redirect(String location) {
    return answer(302, "moved").setHeader("Location", location);
  }

  @Test
  void follows_a_redirect_within_this_machine_without_credentials() throws Exception {
    server.enqueue(redirect("/b.png?sig=f01").build());
    assertThat(download(answer(200, "picture"))).isEqualTo(got("7:picture"));
    server.takeRequest();
    RecordedRequest second = server.takeRequest();
    assertThat(second.getTarget()).isEqualTo("/b.png?sig=f01");
    assertThat(second.getHeaders().get("Authorization")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/a?sig=f00",
        "http://169.254.169.254/latest/meta-data",
        "http://localhost:1/a?sig=f00",
        "http://127.0.0.2/a?sig=f00",
        "file:///etc/passwd",
        "ftp://127.0.0.1/a"
      })
  void follows_no_redirect_to_anywhere_else(String location) throws IOException {
    assertFailed(download(redirect(location)), "is not followed; only https is");
  }

  @Test
  void follows_a_redirect_to_https() throws IOException {
    try (RawServer noTls = new RawServer((connection, n) -> connection.write("not TLS\n\n"))) {
      String https = noTls.url().toString().replace("http:", "https:");
      assertFailed(download(redirect(https + "?sig=f00")), "SSL");
      assertThat(noTls.connections()).isPositive();
    }
  }

  @Test
  void follows_few_redirects() throws IOException {
    for (int i = 0; i < 5; i++) {
      server.enqueue(redirect("/" + i).build());
    }
    assertThat(download(answer(200, "picture"))).isEqualTo(got("7:picture"));
    for (int i = 0; i < 5; i++) {
      server.enqueue(redirect("/" + i).build());
    }
    assertFailed(download(redirect("/round")), "more than 5 redirects");
    assertFailed(download(answer(302, "")), "a redirect to nowhere is not followed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/a.png?sig=f00",
        "file:///etc/passwd",
        "ftp://127.0.0.1/a.png",
        "mailto:a@example.com"
      })
  void connects_to_https_and_to_this_machine_only(String address) throws IOException {
    assertFailed(client.download(URI.create(address), TEXT), "is not https");
  }

  @Test
  void fails_when_nobody_listens() throws IOException {
    assertFailed(
        client.download(URI.create("http://127.0.0.1:1/a.png?sig=f00"), TEXT), "ConnectException");
  }

  private static final class DiskFullException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void lets_failures_of_the_sink_through_as_they_are() {
    server.enqueue(answer(200, "picture").build());
    assertThatThrownBy(
            () ->
                client.download(
                    url("/a.png"),
                    (body, length) -> {
                      throw new DiskFullException();
                    }))
        .isInstanceOf(DiskFullException.class);
    server.enqueue(answer(200, "picture").build());
    assertThatThrownBy(
            () ->
                client.download(
                    url("/a.png"),
                    (body, length) -> {
                      throw new IllegalStateException("no image");
                    }))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void knows_a_failure_of_the_network_however_the_sink_wraps_or_swallows_it() throws IOException {
    RawServer.Script script =
        (connection, n) -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf");
        };
    try (RawServer raw = new RawServer(script)) {
      assertFailed(
          client.download(
              raw.url(),
              (body, length) -> {
                try {
                  return body.readAllBytes();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }),
          "unexpected end of stream");
      assertFailed(
          client.download(raw.url(), (body, length) -> swallow(body)), "unexpected end of stream");
    }
  }

  private static String swallow(InputStream body) {
    try {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "never mind";
    }
  }
}
