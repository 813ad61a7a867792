package dev.pressrun.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.input.NotifySpec;
import dev.pressrun.input.NotifySpec.Channel;
import dev.pressrun.input.NotifySpec.Security;
import dev.pressrun.input.Secret;
import dev.pressrun.model.Money;
import dev.pressrun.output.Summary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class NotifierTest {
  private static final String TOKEN = "T0PSECRET";

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static RunEnd end(int exitCode) {
    return new RunEnd(
        "autumn <1>",
        exitCode == 0 ? "done" : "some_failed",
        exitCode,
        List.of("18 done, 18 new, 1 failed, $0.7662", "  1 × content_moderated: Reword & run."),
        "https://art.example.com/autumn/",
        Path.of("out", "autumn"),
        Instant.parse("2026-11-22T02:15:00Z"),
        Instant.parse("2026-11-22T02:35:00Z"),
        new RunEnd.Made(18, 1, 0, 0, 20, 3_000_000, Money.of("0.7662")),
        new Summary.Builder().build());
  }

  private Secret address() {
    return new Secret(server.url("/hooks/" + TOKEN + "?key=" + TOKEN).toString(), null);
  }

  private static List<String> tell(int exitCode, boolean onlyFailures, Channel... channels) {
    return new Notifier(
            new NotifySpec(onlyFailures, null, List.of(channels)), Duration.ofSeconds(20))
        .tell(end(exitCode));
  }

  @Test
  void a_webhook_gets_the_summary_the_money_and_the_page_as_json() throws Exception {
    server.enqueue(new MockResponse.Builder().code(204).build());
    assertThat(tell(1, false, new NotifySpec.Webhook(address()))).isEmpty();
    RecordedRequest request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
    JsonNode body = JsonMapper.shared().readTree(request.getBody().utf8());
    assertThat(body.get("event").asString()).isEqualTo("run_ended");
    assertThat(body.get("outcome").asString()).isEqualTo("some_failed");
    assertThat(body.get("exit_code").asInt()).isEqualTo(1);
    assertThat(body.get("message").asString()).contains("18 done");
    assertThat(body.get("page").asString()).isEqualTo("https://art.example.com/autumn/");
    assertThat(body.get("run").get("spent_usd").decimalValue()).isEqualByComparingTo("0.7662");
    assertThat(body.get("totals").get("rows").asInt()).isZero();
  }

  @Test
  void slack_gets_a_text_with_what_it_would_take_as_markup_escaped() throws Exception {
    server.enqueue(new MockResponse.Builder().code(200).build());
    assertThat(tell(1, false, new NotifySpec.Slack(address()))).isEmpty();
    JsonNode body = JsonMapper.shared().readTree(server.takeRequest().getBody().utf8());
    assertThat(body.get("text").asString())
        .contains(
            "*autumn &lt;1&gt;*: some images were not made",
            "18 done",
            "Reword &amp; run.",
            "<https://art.example.com/autumn/|Contact sheet>");
  }

  @Test
  void who_wants_to_hear_of_failures_alone_is_left_in_peace_by_a_good_run() {
    assertThat(tell(0, true, new NotifySpec.Webhook(address()))).isEmpty();
    assertThat(server.getRequestCount()).isZero();
    server.enqueue(new MockResponse.Builder().code(200).build());
    assertThat(tell(1, true, new NotifySpec.Webhook(address()))).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void a_refusal_is_told_without_the_address_and_redirects_are_not_followed() {
    server.enqueue(new MockResponse.Builder().code(404).build());
    server.enqueue(
        new MockResponse.Builder().code(302).setHeader("Location", server.url("/x")).build());
    assertThat(tell(0, false, new NotifySpec.Webhook(address())))
        .singleElement()
        .asString()
        .contains("notify.webhook", "404", "not affected")
        .doesNotContain(TOKEN);
    assertThat(tell(0, false, new NotifySpec.Slack(address()))).hasSize(1);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void nobody_there_no_answer_and_a_missing_secret_are_told_each() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Secret mute = new Secret("http://127.0.0.1:" + silent.getLocalPort() + "/" + TOKEN, null);
      NotifySpec spec =
          new NotifySpec(
              false,
              null,
              List.of(
                  new NotifySpec.Webhook(mute),
                  new NotifySpec.Slack(new Secret("", "SLACK_WEBHOOK_URL")),
                  email(silent.getLocalPort(), Security.NONE, null)));
      List<String> complaints = new Notifier(spec, Duration.ofMillis(300)).tell(end(0));
      assertThat(complaints).hasSize(3);
      assertThat(complaints.get(0)).contains("notify.slack", "SLACK_WEBHOOK_URL");
      assertThat(complaints.get(1)).contains("notify.webhook", "no answer");
      assertThat(complaints.get(2)).contains("notify.email");
      assertThat(complaints.toString()).doesNotContain(TOKEN);
    }
  }

  private static Channel email(int port, Security security, @Nullable String user) {
    return new NotifySpec.Email(
        List.of("art@example.com", "shop@example.com"),
        "pressrun@example.com",
        "127.0.0.1",
        port,
        security,
        user,
        user == null ? null : new Secret(TOKEN, null));
  }

  @Test
  void a_letter_goes_to_all_with_a_subject_that_says_how_it_went() throws IOException {
    try (MailServer mail = new MailServer(true)) {
      assertThat(tell(1, false, email(mail.port(), Security.NONE, "me"))).isEmpty();
      assertThat(mail.text())
          .contains(
              "RCPT TO:<art@example.com>",
              "RCPT TO:<shop@example.com>",
              "MAIL FROM:<pressrun@example.com>",
              "Subject: autumn <1>: some images were not made",
              "Contact sheet: https://art.example.com/autumn/");
      byte[] login = ("me\0me\0" + TOKEN).getBytes(StandardCharsets.UTF_8);
      assertThat(mail.text()).contains(Base64.getEncoder().encodeToString(login));
    }
  }

  @Test
  void a_password_is_not_said_to_a_server_that_cannot_keep_it_private() throws IOException {
    try (MailServer mail = new MailServer(true)) {
      assertThat(tell(1, false, email(mail.port(), Security.STARTTLS, "me"))).hasSize(1);
      assertThat(mail.text()).doesNotContain("AUTH");
    }
  }

  @Test
  void a_wrong_password_is_told_without_it() throws IOException {
    try (MailServer mail = new MailServer(false)) {
      assertThat(tell(1, false, email(mail.port(), Security.NONE, "me")))
          .singleElement()
          .asString()
          .contains("user and password")
          .doesNotContain(TOKEN);
    }
  }
}
