package dev.pressrun.luma;

import static dev.pressrun.luma.Fixtures.ACCEPTED;
import static dev.pressrun.luma.Fixtures.ID;
import static dev.pressrun.luma.Fixtures.NOTHING;
import static dev.pressrun.luma.Fixtures.REQUEST;
import static dev.pressrun.luma.Fixtures.REQUEST_ID;
import static dev.pressrun.luma.Fixtures.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every answer that the API, or something that poses as it, can give to a submission. */
class SubmitTest {
  @TempDir Path references;
  private final MockWebServer server = new MockWebServer();
  private LumaClient client;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client =
        new LumaClient(
            Fixtures.settings(Fixtures.loopback(server.getPort()), references), Fixtures.CLOCK);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private SubmitOutcome submitTo(mockwebserver3.MockResponse.Builder answer) {
    server.enqueue(answer.build());
    return client.submit(REQUEST, REQUEST_ID, NOTHING);
  }

  private JsonNode bodyOf(ImageRequest request) throws InterruptedException {
    server.enqueue(answer(201, ACCEPTED).build());
    assertThat(client.submit(request, REQUEST_ID, NOTHING))
        .isInstanceOf(SubmitOutcome.Accepted.class);
    RecordedRequest seen = server.takeRequest();
    assertThat(seen.getHeaders().get("Content-Length")).isEqualTo("" + seen.getBodySize());
    return JsonMapper.shared().readTree(seen.getBody().toByteArray());
  }

  @Test
  void sends_key_request_id_and_program_to_the_documented_address() throws Exception {
    submitTo(answer(201, ACCEPTED));
    RecordedRequest seen = server.takeRequest();
    assertThat(seen.getRequestLine()).isEqualTo("POST /v1/generations HTTP/1.1");
    assertThat(seen.getHeaders().get("Authorization")).isEqualTo("Bearer " + Fixtures.KEY);
    assertThat(seen.getHeaders().get("X-Request-Id")).isEqualTo(REQUEST_ID);
    assertThat(seen.getHeaders().get("User-Agent")).startsWith("pressrun/");
    assertThat(seen.getHeaders().get("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void leaves_out_what_is_not_given() throws Exception {
    assertThat(bodyOf(REQUEST)).hasToString("{\"prompt\":\"a red bicycle\"}");
  }

  @Test
  void sends_every_field() throws Exception {
    Files.write(references.resolve("a.png"), new byte[] {1, 2, 3, 4});
    ImageRequest request =
        new ImageRequest(
            "p",
            "image_edit",
            "uni-1-max",
            "16:9",
            "manga",
            "jpeg",
            List.of(
                Fixtures.localFile(references, "a.png"), new Reference.Url("https://e.test/x?y=1")),
            new Reference.Generation(ID),
            "user-7",
            true);
    assertThat(bodyOf(request))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"prompt":"p","type":"image_edit","model":"uni-1-max","aspect_ratio":"16:9",
                     "style":"manga","output_format":"jpeg","user_id":"user-7","web_search":true,
                     "source":{"generation_id":"%s"},
                     "image_ref":[{"media_type":"image/png","data":"AQIDBA=="},
                                  {"url":"https://e.test/x?y=1"}]}
                    """
                        .formatted(ID)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"quotes\" \\ and {{braces}} </script>",
        "tabs\tand\nnew\r\nlines\u0000\u0001\u001f\u007f",
        "größer 日本 🚲👩‍🚀 \u2028",
        "half a pair: \ud83d."
      })
  void sends_the_prompt_exactly_as_given(String prompt) throws Exception {
    assertThat(bodyOf(ImageRequest.ofPrompt(prompt)).path("prompt").stringValue())
        .isEqualTo(prompt);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 8191, 100_000})
  void sends_files_of_every_length_whole(int length) throws Exception {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Files.write(references.resolve("a.png"), bytes);
    JsonNode body = bodyOf(Fixtures.withReferences(Fixtures.localFile(references, "a.png")));
    assertThat(body.path("image_ref").path(0).path("data").stringValue())
        .isEqualTo(Base64.getEncoder().encodeToString(bytes));
  }

  @Test
  void accepts_a_201_and_reads_the_allowance() {
    SubmitOutcome outcome =
        submitTo(
            answer(201, ACCEPTED)
                .setHeader("X-RateLimit-Limit", 60)
                .setHeader("X-RateLimit-Remaining", 0)
                .setHeader("X-RateLimit-Reset", 1795341630)
                .setHeader("Date", "Sun, 22 Nov 2026 10:00:00 GMT"));
    assertThat(outcome)
        .isEqualTo(
            new SubmitOutcome.Accepted(
                new Generation(ID, GenerationState.QUEUED, List.of(), null, null),
                Optional.of(new RateHeaders(60, 0, Duration.ofSeconds(30)))));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202})
  void accepts_any_success_that_holds_an_id(int status) {
    assertThat(submitTo(answer(status, ACCEPTED))).isInstanceOf(SubmitOutcome.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"%s\",\"state\":\"dreaming\",\"new\":{\"id\":\"x\",\"a\":[1,{}]}}",
        "{\"new\":[{\"id\":\"x\"}],\"id\":\"%s\"}",
        "{\"id\":\"%s\",\"state\":7,\"output\":\"none\",\"failure_code\":[]}",
        "{\"id\":\"%s\",\"state\":",
        "{\"id\":\"%s\" and then rubbish",
        "{\"created_at\":null,\"id\":\"%s\"",
        "\ufeff{\"id\":\"%s\"}"
      })
  void accepts_an_id_however_odd_or_broken_the_rest(String body) {
    assertThat(submitTo(answer(201, body.formatted(ID))))
        .isInstanceOfSatisfying(
            SubmitOutcome.Accepted.class,
            accepted -> {
              assertThat(accepted.generation().id()).isEqualTo(ID);
              assertThat(accepted.generation().state()).isEqualTo(GenerationState.UNKNOWN);
            });
  }

  @Test
  void accepts_an_id_at_the_start_of_an_endless_answer() {
    String body = "{\"id\":\"%s\",\"x\":\"%s\"}".formatted(ID, "x".repeat(3_000_000));
    assertThat(submitTo(answer(201, body))).isInstanceOf(SubmitOutcome.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>Welcome to the hotel's network</body></html>",
        "{}",
        "[]",
        "null",
        "{\"detail\":\"ok\"}",
        "{\"id\":7}",
        "{\"id\":\"\"}",
        "{\"id\":\"..\"}",
        "{\"id\":\"../../generations\"}",
        "{\"id\":\"a generation\"}",
        "{\"id\":\"x?y=z\"}",
        "{\"id\":\"1111-22",
        "{\"generation\":{\"id\":\"x\"}}"
      })
  void is_in_doubt_about_a_success_without_an_id(String body) {
    for (int status : new int[] {200, 201}) {
      assertThat(submitTo(answer(status, body)))
          .isInstanceOfSatisfying(
              SubmitOutcome.InDoubt.class,
              doubt -> assertThat(doubt.failure().code()).isEqualTo(FailureCode.UNEXPECTED_ANSWER));
    }
  }

  @Test
  void is_in_doubt_about_an_id_after_a_megabyte_of_something() {
    String body = "{\"x\":\"%s\",\"id\":\"%s\"}".formatted("x".repeat(3_000_000), ID);
    assertThat(submitTo(answer(201, body))).isInstanceOf(SubmitOutcome.InDoubt.class);
  }

  @ParameterizedTest
  @CsvSource({
    "400, Refused, BAD_REQUEST",
    "401, AccountBlocked, UNAUTHORIZED",
    "402, AccountBlocked, NO_FUNDS",
    "403, AccountBlocked, SUSPENDED",
    "413, Refused, TOO_LARGE",
    "422, Refused, UNPROCESSABLE",
    "502, Unavailable, UPSTREAM_UNAVAILABLE",
    "503, Unavailable, INGESTION_UNAVAILABLE"
  })
  void knows_every_status_of_the_reference(int status, String outcome, FailureCode code) {
    SubmitOutcome seen = submitTo(answer(status, "{\"detail\":\"in words\"}"));
    assertThat(seen.getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(Fixtures.failureOf(seen)).isEqualTo(new Failure(code, "in words"));
  }

  @ParameterizedTest
  @CsvSource({
    "300, InDoubt, UNEXPECTED_ANSWER",
    "301, InDoubt, UNEXPECTED_ANSWER",
    "302, InDoubt, UNEXPECTED_ANSWER",
    "303, InDoubt, UNEXPECTED_ANSWER",
    "307, InDoubt, UNEXPECTED_ANSWER",
    "308, InDoubt, UNEXPECTED_ANSWER",
    "404, Refused, NOT_FOUND",
    "405, Refused, UNKNOWN",
    "408, InDoubt, ANSWER_LOST",
    "409, Refused, UNKNOWN",
    "415, Refused, UNKNOWN",
    "421, Refused, UNKNOWN",
    "425, Unavailable, UPSTREAM_UNAVAILABLE",
    "499, InDoubt, ANSWER_LOST",
    "500, InDoubt, UNEXPECTED_ANSWER",
    "501, InDoubt, UNEXPECTED_ANSWER",
    "504, InDoubt, ANSWER_LOST",
    "507, InDoubt, UNEXPECTED_ANSWER",
    "599, InDoubt, UNEXPECTED_ANSWER"
  })
  void decides_every_other_status_and_names_it(int status, String outcome, FailureCode code) {
    SubmitOutcome seen =
        submitTo(
            answer(status, "<html>a gateway's page</html>")
                .setHeader("Location", server.url("/elsewhere").toString())
                .setHeader("Retry-After", 0)
                .setHeader("WWW-Authenticate", "Basic realm=x")
                .setHeader("Proxy-Authenticate", "Basic realm=x"));
    assertThat(seen.getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(Fixtures.failureOf(seen)).isEqualTo(new Failure(code, "HTTP " + status));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 421, 502, 503})
  void never_repeats_by_itself_what_http_would_let_it_repeat(int status) {
    submitTo(answer(status, "").setHeader("Retry-After", 0));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void tells_the_allowance_from_the_slots_by_the_rate_headers() {
    assertThat(
            submitTo(
                answer(429, "")
                    .setHeader("X-RateLimit-Limit", 60)
                    .setHeader("X-RateLimit-Remaining", 0)
                    .setHeader("Retry-After", 7)))
        .isEqualTo(
            new SubmitOutcome.Throttled(
                Optional.of(new RateHeaders(60, 0, null)), Duration.ofSeconds(7)));
    assertThat(submitTo(answer(429, "").setHeader("Retry-After", 60)))
        .isEqualTo(new SubmitOutcome.SlotsFull(Duration.ofSeconds(60)));
    assertThat(submitTo(answer(429, "").setHeader("X-RateLimit-Limit", "lots")))
        .isEqualTo(new SubmitOutcome.Throttled(Optional.empty(), null));
    assertThat(submitTo(answer(429, ""))).isEqualTo(new SubmitOutcome.SlotsFull(null));
  }

  @Test
  void passes_on_when_an_outage_is_expected_to_end() {
    assertThat(submitTo(answer(503, "").setHeader("Retry-After", "Sun, 22 Nov 2026 10:02:00 GMT")))
        .isEqualTo(
            new SubmitOutcome.Unavailable(
                new Failure(FailureCode.INGESTION_UNAVAILABLE, "HTTP 503"), Duration.ofMinutes(2)));
  }

  @Test
  void takes_error_details_of_any_shape() {
    assertThat(
            Fixtures.failureOf(
                submitTo(
                    answer(422, "{\"detail\":[{\"loc\":[\"aspect_ratio\"],\"msg\":\"no\"}]}"))))
        .isEqualTo(
            new Failure(
                FailureCode.UNPROCESSABLE, "[{\"loc\":[\"aspect_ratio\"],\"msg\":\"no\"}]"));
    assertThat(Fixtures.failureOf(submitTo(answer(422, "{\"detail\":null}"))).detail())
        .isEqualTo("HTTP 422");
    assertThat(Fixtures.failureOf(submitTo(answer(418, "{\"detail\":\"teapot\"}"))))
        .isEqualTo(new Failure(FailureCode.UNKNOWN, "HTTP 418: teapot"));
  }
}
