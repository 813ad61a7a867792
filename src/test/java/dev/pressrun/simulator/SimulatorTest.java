package dev.pressrun.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pressrun.model.Money;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SimulatorTest {
  private static final Duration ONE_SECOND = Duration.ofSeconds(1);

  @Test
  void a_generation_is_queued_then_processed_then_completed() throws IOException {
    try (Client client = Client.ofDefaults()) {
      JsonNode made = client.submit("a red vase").json();
      String id = made.get("id").asString();
      assertThat(made.get("state").asString()).isEqualTo("queued");
      assertThat(made.get("model").asString()).isEqualTo("uni-1");
      assertThat(made.get("type").asString()).isEqualTo("image");
      assertThat(Instant.parse(made.get("created_at").asString())).isEqualTo(SettableClock.START);
      assertThat(made.get("output").size()).isZero();
      client.clock.advance(Duration.ofSeconds(3));
      assertThat(client.state(id)).isEqualTo("processing");
      client.clock.advance(Duration.ofMillis(26_999));
      assertThat(client.state(id)).isEqualTo("processing");
      client.clock.advance(Duration.ofMillis(1));
      assertThat(client.state(id)).isEqualTo("completed");
    }
  }

  @Test
  void at_most_n_posts_pass_in_any_sixty_seconds() throws IOException {
    try (Client client = new Client(Client.SETTINGS.withLimits(3, 40))) {
      for (int i = 0; i < 3; i++) {
        Client.Answer answer = client.submit("one of three");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("3");
        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo(String.valueOf(2 - i));
        client.clock.advance(Duration.ofSeconds(10));
      }
      Client.Answer refused = client.submit("one too many");
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("Retry-After")).isEqualTo("30");
      assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
      assertThat(refused.header("X-RateLimit-Reset"))
          .isEqualTo(String.valueOf(SettableClock.START.plusSeconds(60).getEpochSecond()));
      client.clock.advance(Duration.ofMillis(29_999));
      assertThat(client.submit("still too early").status()).isEqualTo(429);
      client.clock.advance(Duration.ofMillis(1));
      assertThat(client.submit("the first has aged out").status()).isEqualTo(201);
      assertThat(client.submit("the second has not").status()).isEqualTo(429);
      assertThat(client.simulator.audit().posts()).isEqualTo(new Audit.Posts(7, 4, 3, 0, 0, 0));
    }
  }

  @Test
  void a_large_window_is_kept_exactly() throws IOException {
    RateWindow window = new RateWindow(3_000);
    Instant start = SettableClock.START;
    for (int i = 0; i < 3_000; i++) {
      assertThat(window.admit(start.plusMillis(i)).admitted()).isTrue();
    }
    assertThat(window.admit(start.plusMillis(3_000)).admitted()).isFalse();
    assertThat(window.admit(start.plusMillis(60_000)).admitted()).isTrue();
    assertThat(window.admit(start.plusMillis(60_000)).admitted()).isFalse();
    assertThat(window.admit(start.plusMillis(61_999)).remaining()).isEqualTo(1_998);
  }

  @Test
  void the_limit_on_jobs_has_its_own_answer_and_frees_a_slot_when_one_ends() throws IOException {
    try (Client client = new Client(Client.SETTINGS.withLimits(100, 2))) {
      client.made("first");
      client.clock.advance(ONE_SECOND);
      client.made("second");
      Client.Answer refused = client.submit("third");
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("Retry-After")).isEqualTo("60");
      assertThat(refused.header("X-RateLimit-Limit")).isNull();
      assertThat(refused.header("X-RateLimit-Remaining")).isNull();
      assertThat(refused.header("X-RateLimit-Reset")).isNull();
      client.clock.advance(Duration.ofSeconds(29));
      client.made("third again");
      assertThat(client.submit("fourth").status()).isEqualTo(429);
      assertThat(client.simulator.audit().posts()).isEqualTo(new Audit.Posts(5, 3, 0, 2, 0, 0));
    }
  }

  @Test
  void every_answer_of_the_api_carries_its_version_and_the_request_id() throws IOException {
    try (Client client = Client.ofDefaults()) {
      Request.Builder poll = client.api("/generations/no-such-id");
      Client.Answer echoed = client.call(poll.header("X-Request-Id", "trace-7").build());
      assertThat(echoed.status()).isEqualTo(404);
      assertThat(echoed.header("X-Request-Id")).isEqualTo("trace-7");
      assertThat(echoed.header("X-API-Version")).isEqualTo("2026-04-01");
      Client.Answer made = client.submit("without an id of its own");
      assertThat(made.header("X-Request-Id")).hasSize(36);
      assertThat(made.header("X-API-Version")).isEqualTo("2026-04-01");
    }
  }

  @Test
  void an_output_url_expires_and_a_new_poll_issues_a_fresh_one() throws IOException {
    try (Client client = new Client(Client.SETTINGS.withUrlLifetime(Duration.ofMinutes(5)))) {
      String id = client.made("a lamp");
      client.clock.advance(Duration.ofSeconds(30));
      String first = client.outputUrl(id);
      client.clock.advance(Duration.ofMillis(299_999));
      assertThat(client.download(first).status()).isEqualTo(200);
      client.clock.advance(Duration.ofMillis(1));
      assertThat(client.download(first).status()).isEqualTo(403);
      String fresh = client.outputUrl(id);
      assertThat(fresh).isNotEqualTo(first);
      assertThat(client.download(fresh).status()).isEqualTo(200);
    }
  }

  @Test
  void the_storage_refuses_api_keys_forged_signatures_and_unknown_pictures() throws IOException {
    try (Client client = Client.ofDefaults()) {
      String url = client.finished("a chair");
      Request withKey =
          new Request.Builder().url(url).header("Authorization", "Bearer luma-api-test").build();
      assertThat(client.call(withKey).status()).isEqualTo(400);
      assertThat(client.download(url.replaceAll("Expires=\\d", "Expires=9")).status())
          .isEqualTo(403);
      assertThat(client.download(url.replaceAll("\\?.*", "")).status()).isEqualTo(403);
      assertThat(client.download(url.replaceAll("storage/[^?]*", "storage/none")).status())
          .isEqualTo(404);
      assertThat(client.simulator.audit().generations().downloaded()).isZero();
    }
  }

  @Test
  void the_picture_of_a_generation_is_the_same_each_time_and_no_other_s() throws IOException {
    try (Client client = Client.ofDefaults()) {
      String url = client.finished("a mug");
      String other = client.finished("a mug");
      byte[] bytes = client.download(url).body();
      assertThat(client.download(url).body()).isEqualTo(bytes);
      assertThat(client.download(other).body()).isNotEqualTo(bytes);
    }
  }

  @Test
  void only_the_account_s_key_is_let_in() throws IOException {
    try (Client client = Client.ofDefaults()) {
      Request.Builder call = client.api("/generations/x");
      assertThat(client.call(call.header("Authorization", "Bearer other").build()).status())
          .isEqualTo(401);
      assertThat(client.call(call.removeHeader("Authorization").build()).status()).isEqualTo(401);
    }
    try (Client client = new Client(Client.SETTINGS.withSuspended(true))) {
      assertThat(client.submit("anything").status()).isEqualTo(403);
    }
    try (Client client = new Client(Client.SETTINGS.withApiKey(null))) {
      assertThat(client.submit("anything").status()).isEqualTo(201);
    }
  }

  @Test
  void funds_that_are_used_up_refuse_new_work_and_fail_what_is_under_way() throws IOException {
    try (Client client = new Client(Client.SETTINGS.withFunds(Money.of("0.10")))) {
      client.made("paid");
      client.made("paid as well");
      String third = client.made("not covered any more");
      client.clock.advance(Duration.ofSeconds(30));
      JsonNode failed = client.poll(third).json();
      assertThat(failed.get("state").asString()).isEqualTo("failed");
      assertThat(failed.get("failure_code").asString()).isEqualTo("budget_exhausted");
      assertThat(client.submit("too late").status()).isEqualTo(402);
      Audit audit = client.simulator.audit();
      assertThat(audit.billed()).isEqualTo(Money.of("0.0808"));
      assertThat(audit.generations()).isEqualTo(new Audit.Generations(3, 0, 1, 2, 0));
    }
  }

  @Test
  void the_audit_adds_up_and_can_be_read_from_another_process() throws IOException {
    try (Client client = Client.ofDefaults()) {
      String url = client.finished("one");
      client.download(url);
      client.download(url);
      client.submit("two [[generation_failed]]");
      client.post("{\"prompt\":\"three\",\"model\":\"uni-1-max\"}");
      client.post("{\"prompt\":\"\"}");
      client.clock.advance(Duration.ofSeconds(30));
      client.made("four");
      Audit audit = client.simulator.audit();
      assertThat(audit.posts()).isEqualTo(new Audit.Posts(5, 4, 0, 0, 1, 0));
      assertThat(audit.generations()).isEqualTo(new Audit.Generations(4, 1, 1, 2, 1));
      assertThat(audit.billed()).isEqualTo(Money.of("0.1404"));
      assertThat(audit.prompts().get(0).downloads()).isEqualTo(2);
      JsonNode json =
          client.download(client.simulator.baseUrl().resolve("/simulator/audit").toString()).json();
      assertThat(json.get("billed_usd").asString()).isEqualTo("0.1404");
      assertThat(json.get("posts").get("accepted").asInt()).isEqualTo(4);
      assertThat(json.get("prompts").get(0).get("prompt").asString()).isEqualTo("one");
      assertThat(json.get("prompts").get(0).get("downloads").asInt()).isEqualTo(2);
      assertThat(json.get("prompts").get(3).get("ended_at").isNull()).isTrue();
    }
  }

  @Test
  void a_simulator_that_is_taken_down_comes_back_with_its_memory() throws IOException {
    try (Client client = Client.ofDefaults()) {
      String id = client.made("patient");
      client.simulator.takeDown();
      assertThatThrownBy(() -> client.poll(id)).isInstanceOf(IOException.class);
      client.simulator.putUp();
      client.clock.advance(Duration.ofSeconds(30));
      assertThat(client.state(id)).isEqualTo("completed");
    }
  }
}
