package dev.pressrun.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pressrun.model.FailureCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Every kind of fault, asked for by a marker in the prompt. */
class FaultsTest {
  private Client client;

  @BeforeEach
  void start() throws IOException {
    client = new Client(Client.SETTINGS.withFaults(FaultPlan.parse("delay=70s")));
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
  }

  @ParameterizedTest
  @CsvSource({"500,500", "502,502", "503,503", "html,200", "redirect,307", "429-storm,429"})
  void a_post_that_is_struck_creates_nothing(String fault, int status) throws IOException {
    assertThat(client.submit("p [[" + fault + "]]").status()).isEqualTo(status);
    assertThat(client.simulator.audit().posts()).isEqualTo(new Audit.Posts(1, 0, 0, 0, 0, 1));
    assertThat(client.simulator.audit().generations().made()).isZero();
  }

  @Test
  void a_post_that_is_reset_creates_nothing() {
    assertThatThrownBy(() -> client.submit("p [[reset]]")).isInstanceOf(IOException.class);
    assertThat(client.simulator.audit().generations().made()).isZero();
  }

  @Test
  void a_lost_answer_leaves_a_generation_that_is_billed() {
    assertThatThrownBy(() -> client.submit("p [[lost-answer]]")).isInstanceOf(IOException.class);
    client.clock.advance(Duration.ofSeconds(30));
    assertThat(client.simulator.audit().generations())
        .isEqualTo(new Audit.Generations(1, 0, 0, 1, 0));
  }

  @Test
  void a_500_may_hide_a_generation_as_well() throws IOException {
    assertThat(client.submit("p [[created-500]]").status()).isEqualTo(500);
    assertThat(client.simulator.audit().generations().made()).isEqualTo(1);
  }

  @Test
  void a_late_answer_comes_after_the_delay() throws IOException {
    assertThat(client.submit("p [[late-answer]]").status()).isEqualTo(201);
    assertThat(client.clock.instant()).isEqualTo(SettableClock.START.plusSeconds(70));
  }

  @Test
  void an_answer_may_be_broken_or_have_fields_nobody_knows() throws IOException {
    Client.Answer broken = client.submit("p [[broken-json]]");
    assertThat(broken.status()).isEqualTo(201);
    assertThatThrownBy(broken::json).isInstanceOf(JacksonException.class);
    JsonNode strange = client.submit("p [[unknown-fields]]").json();
    assertThat(strange.get("state").asString()).isEqualTo("queued");
    assertThat(strange.has("telemetry")).isTrue();
    assertThat(client.simulator.audit().posts().accepted()).isEqualTo(2);
  }

  @Test
  void a_redirect_that_is_followed_leads_to_a_generation() throws IOException {
    Client.Answer redirect = client.submit("p [[redirect]]");
    assertThat(redirect.header("Location")).isEqualTo("/v1/generations?redirected=1");
    Request followed =
        client
            .api("/generations?redirected=1")
            .post(RequestBody.create("{\"prompt\":\"p [[redirect]]\"}", null))
            .build();
    assertThat(client.call(followed).status()).isEqualTo(201);
  }

  @Test
  void a_marker_with_a_number_strikes_so_many_times() throws IOException {
    assertThat(client.submit("p [[502*2]]").status()).isEqualTo(502);
    assertThat(client.submit("p [[502*2]]").status()).isEqualTo(502);
    assertThat(client.submit("p [[502*2]]").status()).isEqualTo(201);
    assertThat(client.submit("p [[no-such-fault]]").status()).isEqualTo(201);
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureCode.class,
      names = {
        "CONTENT_MODERATED",
        "GENERATION_FAILED",
        "OUTPUT_NOT_FOUND",
        "RATE_LIMITED",
        "BUDGET_EXHAUSTED",
        "IMAGE_TOO_LARGE",
        "UNSUPPORTED_FORMAT",
        "CORRUPT_INPUT",
        "INVALID_REQUEST"
      })
  void a_generation_fails_with_each_code_and_is_not_billed(FailureCode code) throws IOException {
    String id = client.made("p [[" + code.id() + "]]");
    client.clock.advance(Duration.ofSeconds(30));
    JsonNode failed = client.poll(id).json();
    assertThat(failed.get("state").asString()).isEqualTo("failed");
    assertThat(failed.get("failure_code").asString()).isEqualTo(code.id());
    assertThat(failed.get("failure_reason").asString()).isNotBlank();
    assertThat(client.simulator.audit().generations())
        .isEqualTo(new Audit.Generations(1, 0, 1, 0, 0));
  }

  @Test
  void a_generation_may_fail_in_ways_the_reference_does_not_know() throws IOException {
    String silent = client.made("p [[no-code]]");
    String strange = client.made("p [[unknown-code]]");
    client.clock.advance(Duration.ofSeconds(30));
    assertThat(client.poll(silent).json().get("failure_code").isNull()).isTrue();
    assertThat(client.poll(strange).json().get("failure_code").asString())
        .isEqualTo("model_on_holiday");
  }

  @Test
  void a_generation_may_never_end_or_take_a_state_nobody_knows_or_have_no_output()
      throws IOException {
    String endless = client.made("p [[never-ending]]");
    String strange = client.made("p [[unknown-state]]");
    String empty = client.made("p [[no-output]]");
    client.clock.advance(Duration.ofSeconds(29));
    assertThat(client.state(strange)).isEqualTo("refining");
    client.clock.advance(Duration.ofDays(7));
    assertThat(client.state(endless)).isEqualTo("processing");
    assertThat(client.state(strange)).isEqualTo("completed");
    JsonNode completed = client.poll(empty).json();
    assertThat(completed.get("state").asString()).isEqualTo("completed");
    assertThat(completed.get("output").size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"poll-500,500", "poll-502,502", "poll-404,404", "poll-garbage,200"})
  void a_poll_fails_and_the_next_succeeds(String fault, int status) throws IOException {
    String id = client.made("p [[" + fault + "*1]]");
    Client.Answer struck = client.poll(id);
    assertThat(struck.status()).isEqualTo(status);
    if (status == 200) {
      assertThatThrownBy(struck::json).isInstanceOf(JacksonException.class);
    }
    assertThat(client.state(id)).isEqualTo("queued");
  }

  @Test
  void a_poll_may_be_reset_or_late() throws IOException {
    String reset = client.made("p [[poll-reset*1]]");
    assertThatThrownBy(() -> client.poll(reset)).isInstanceOf(IOException.class);
    String late = client.made("p [[poll-late*1]]");
    assertThat(client.state(late)).isEqualTo("completed");
  }

  @ParameterizedTest
  @CsvSource({
    "download-403,403",
    "download-404,404",
    "download-500,500",
    "download-html,200",
    "download-redirect,302"
  })
  void a_download_fails_and_the_next_succeeds(String fault, int status) throws IOException {
    String url = client.finished("p [[" + fault + "*1]]");
    assertThat(client.download(url).status()).isEqualTo(status);
    assertThat(client.simulator.audit().generations().downloaded()).isZero();
    assertThat(client.download(url).header("Content-Type")).isEqualTo("image/png");
    assertThat(client.simulator.audit().generations().downloaded()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"download-truncated", "download-stalled"})
  void a_download_may_end_in_the_middle(String fault) throws IOException {
    String url = client.finished("p [[" + fault + "]]");
    assertThatThrownBy(() -> client.download(url)).isInstanceOf(IOException.class);
    assertThat(client.simulator.audit().generations().downloaded()).isZero();
  }

  @Test
  void a_download_may_be_cut_or_damaged_without_http_showing_it() throws IOException {
    byte[] cut = client.download(client.finished("p [[download-length]]")).body();
    byte[] damaged = client.download(client.finished("p [[download-damaged]]")).body();
    String whole = client.finished("p [[download-damaged*1]]");
    byte[] first = client.download(whole).body();
    byte[] second = client.download(whole).body();
    assertThat(cut).hasSizeLessThan(damaged.length * 2 / 3);
    assertThat(second).hasSameSizeAs(first).isNotEqualTo(first);
    assertThat(client.simulator.audit().generations().downloaded()).isEqualTo(1);
  }

  @Test
  void a_download_s_headers_may_mislead_over_a_good_picture() throws IOException {
    String lying = client.finished("p [[download-type*1]]");
    Client.Answer lie = client.download(lying);
    assertThat(lie.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(lie.body()).isEqualTo(client.download(lying).body());
    String packed = client.finished("p [[download-gzip*1]]");
    Request raw = new Request.Builder().url(packed).header("Accept-Encoding", "identity").build();
    Client.Answer gzip = client.call(raw);
    assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(gzip.body()))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(client.download(packed).body());
    }
    assertThat(client.simulator.audit().generations().downloaded()).isEqualTo(2);
  }

  @Test
  void a_redirected_download_is_complete_at_its_new_place() throws IOException {
    String url = client.finished("p [[download-redirect]]");
    String location = String.valueOf(client.download(url).header("Location"));
    String moved = client.simulator.baseUrl().resolve(location).toString();
    assertThat(client.download(moved).status()).isEqualTo(200);
    assertThat(client.simulator.audit().generations().downloaded()).isEqualTo(1);
  }

  @Test
  void an_endless_body_goes_on_as_long_as_somebody_reads() throws IOException {
    String url = client.finished("p [[download-endless]]");
    OkHttpClient http = new OkHttpClient();
    try (Response response = http.newCall(new Request.Builder().url(url).build()).execute()) {
      assertThat(response.body().source().request(4 << 20)).isTrue();
    }
    http.connectionPool().evictAll();
  }

  @Test
  void an_outage_strikes_the_api_and_the_storage_and_ends() throws IOException {
    client.close();
    client =
        new Client(
            Client.SETTINGS.withFaults(
                FaultPlan.parse("outage=40..60,outage-502=70..80,outage-drop=90..100")));
    String url = client.finished("before");
    client.clock.advance(Duration.ofSeconds(10));
    assertThat(client.submit("in the outage").status()).isEqualTo(503);
    assertThat(client.download(url).status()).isEqualTo(503);
    client.clock.advance(Duration.ofSeconds(20));
    assertThat(client.submit("after").status()).isEqualTo(201);
    client.clock.advance(Duration.ofSeconds(10));
    assertThat(client.submit("in the second").status()).isEqualTo(502);
    client.clock.advance(Duration.ofSeconds(20));
    assertThatThrownBy(() -> client.submit("in the third")).isInstanceOf(IOException.class);
    client.clock.advance(Duration.ofSeconds(10));
    assertThat(client.download(url).status()).isEqualTo(200);
    assertThat(client.simulator.audit().posts()).isEqualTo(new Audit.Posts(5, 2, 0, 0, 3, 0));
  }

  @Test
  void chances_follow_the_plan_and_its_seed() throws IOException {
    int[] first = statuses(7);
    assertThat(statuses(7)).isEqualTo(first);
    assertThat(statuses(8)).isNotEqualTo(first);
    assertThat(Arrays.stream(first).filter(status -> status == 502).count()).isBetween(10L, 50L);
  }

  private static int[] statuses(long seed) throws IOException {
    FaultPlan plan = FaultPlan.NONE.with(FaultKind.POST_502, 0.3);
    try (Client client =
        new Client(Client.SETTINGS.withSeed(seed).withFaults(plan).withLimits(100, 100))) {
      int[] statuses = new int[100];
      for (int i = 0; i < statuses.length; i++) {
        statuses[i] = client.submit("p" + i).status();
      }
      return statuses;
    }
  }
}
