package dev.pressrun.luma;

import static dev.pressrun.luma.Fixtures.ID;
import static dev.pressrun.luma.Fixtures.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollTest {
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

  private PollOutcome poll(MockResponse.Builder answer) {
    server.enqueue(answer.build());
    return client.poll(ID);
  }

  private Generation found(String body) {
    PollOutcome outcome = poll(answer(200, body.replace("ID", ID)));
    assertThat(outcome).isInstanceOf(PollOutcome.Found.class);
    return ((PollOutcome.Found) outcome).generation();
  }

  @Test
  void asks_with_the_key() throws InterruptedException {
    found("{\"id\":\"ID\",\"state\":\"queued\"}");
    RecordedRequest seen = server.takeRequest();
    assertThat(seen.getRequestLine()).isEqualTo("GET /v1/generations/" + ID + " HTTP/1.1");
    assertThat(seen.getHeaders().get("Authorization")).isEqualTo("Bearer " + Fixtures.KEY);
    assertThat(seen.getHeaders().get("User-Agent")).startsWith("pressrun/");
  }

  @Test
  void cannot_be_led_to_another_path_by_an_id() throws InterruptedException {
    server.enqueue(answer(404, "").build());
    client.poll("../keys?x=1#y/é");
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/v1/generations/..%2Fkeys%3Fx=1%23y%2F%C3%A9");
  }

  @ParameterizedTest
  @CsvSource({
    "queued, QUEUED",
    "processing, PROCESSING",
    "completed, COMPLETED",
    "failed, FAILED",
    "dreaming, UNKNOWN",
    "COMPLETED, UNKNOWN"
  })
  void knows_every_state(String word, GenerationState state) {
    assertThat(found("{\"id\":\"ID\",\"state\":\"" + word + "\"}").state()).isEqualTo(state);
  }

  @Test
  void reads_a_completed_generation() {
    Generation generation =
        found(
            """
            {"id":"ID","created_at":"2026-11-22T10:00:00Z","model":"uni-1","type":"image",
             "state":"completed","failure_code":null,"failure_reason":null,"news":[{"a":{}}],
             "output":[{"type":"video","url":"https://s.test/v.mp4"},
                       {"type":"image","url":"https://s.test/a.png?X-Amz-Signature=a%2Fb|c&x=[1]","w":1},
                       null, "x", {"type":"image"}, {"type":"image","url":"file:///etc/passwd"},
                       {"url":"https://s.test/b.png"}]}
            """);
    assertThat(generation.state()).isEqualTo(GenerationState.COMPLETED);
    assertThat(generation.outputs())
        .containsExactly(
            URI.create("https://s.test/a.png?X-Amz-Signature=a%2Fb%7Cc&x=[1]"),
            URI.create("https://s.test/b.png"));
    assertThat(generation.failureCode()).isNull();
    assertThat(generation.failureReason()).isNull();
  }

  @Test
  void leaves_a_signed_address_as_it_is() {
    String url = "https://s.test/a%20b.png?sig=A%2Bb%2F%3d~-._&e=1+2%203&&k";
    assertThat(
            found("{\"id\":\"ID\",\"state\":\"completed\",\"output\":[{\"url\":\"" + url + "\"}]}")
                .outputs())
        .containsExactly(URI.create(url));
  }

  @Test
  void reads_a_failed_generation() {
    Generation generation =
        found(
            "{\"id\":\"ID\",\"state\":\"failed\",\"failure_code\":\"content_moderated\","
                + "\"failure_reason\":\"not\\nthis\"}");
    assertThat(FailureTable.ofGeneration(generation))
        .isEqualTo(new Failure(FailureCode.CONTENT_MODERATED, "not this"));
  }

  @ParameterizedTest
  @CsvSource({
    "401, AccountBlocked, UNAUTHORIZED",
    "402, AccountBlocked, NO_FUNDS",
    "403, AccountBlocked, SUSPENDED",
    "404, Gone, NOT_FOUND"
  })
  void knows_when_asking_is_pointless(int status, String outcome, FailureCode code) {
    PollOutcome seen = poll(answer(status, "{\"detail\":\"in words\"}"));
    assertThat(seen.getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(seen.toString()).contains(code.name(), "in words");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 301, 302, 307, 400, 405, 408, 410, 422, 429, 500, 502, 503, 504})
  void asks_again_later_after_every_other_status(int status) {
    assertThat(
            poll(
                answer(status, "")
                    .setHeader("Retry-After", 9)
                    .setHeader("Location", server.url("/x").toString())))
        .isInstanceOfSatisfying(
            PollOutcome.Unavailable.class,
            unavailable -> {
              assertThat(unavailable.failure().detail()).isEqualTo("HTTP " + status);
              assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(9));
            });
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>hello</html>",
        "{}",
        "[]",
        "{\"id\":\"ID\",\"state\":\"completed\",\"outp",
        "{\"id\":\"another\",\"state\":\"completed\"}",
        "{\"id\":\"ID\",\"state\":\"completed\",\"output\":[{\"url\":\"x\"}"
      })
  void asks_again_later_after_an_answer_that_is_no_whole_generation(String body) {
    assertThat(poll(answer(200, body.replace("ID", ID))))
        .isInstanceOf(PollOutcome.Unavailable.class);
  }

  @Test
  void asks_again_later_after_an_endless_answer() {
    String body =
        "{\"id\":\"%s\",\"state\":\"queued\",\"x\":\"%s\"}".formatted(ID, "x".repeat(3_000_000));
    assertThat(poll(answer(200, body))).isInstanceOf(PollOutcome.Unavailable.class);
  }

  @Test
  void asks_again_later_when_nobody_answers() throws IOException {
    RawServer.Script script =
        (connection, n) -> {
          connection.readRequest();
          connection.stall();
        };
    try (RawServer silent = new RawServer(script);
        LumaClient impatient = new LumaClient(Fixtures.impatient(silent.url()), Fixtures.CLOCK)) {
      assertThat(impatient.poll(ID)).isInstanceOf(PollOutcome.Unavailable.class);
    }
    try (LumaClient nowhere =
        new LumaClient(Fixtures.impatient(Fixtures.loopback(1)), Fixtures.CLOCK)) {
      assertThat(nowhere.poll(ID)).isInstanceOf(PollOutcome.Unavailable.class);
    }
  }

  @Test
  void has_no_outputs_in_the_text_of_a_generation() {
    Generation generation =
        new Generation(
            ID,
            GenerationState.COMPLETED,
            List.of(URI.create("https://s.test/a.png?sig=f00")),
            null,
            null);
    assertThat(generation.toString()).contains(ID, "COMPLETED", "outputs=1").doesNotContain("f00");
  }
}
