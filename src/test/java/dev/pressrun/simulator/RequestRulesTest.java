package dev.pressrun.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {
  private static final String PNG = Base64.getEncoder().encodeToString(TestImages.png(20, 10));

  private Client client;

  @BeforeEach
  void start() throws IOException {
    client = Client.ofDefaults();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"prompt\":\"p\"}",
        "{\"prompt\":\"p\",\"model\":\"uni-1-max\",\"aspect_ratio\":\"9:16\",\"style\":\"manga\","
            + "\"output_format\":\"jpeg\",\"type\":\"image\",\"user_id\":\"u\",\"web_search\":true}",
        "{\"prompt\":\"p\",\"aspect_ratio\":null,\"image_ref\":[]}",
        "{\"prompt\":\"p\",\"image_ref\":[{\"url\":\"https://example.com/a.png\"}]}",
        "{\"prompt\":\"p\",\"type\":\"image_edit\",\"source\":{\"url\":\"https://example.com/a\"}}"
      })
  void a_request_by_the_rules_is_accepted(String body) throws IOException {
    assertThat(client.post(body).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]                                        | body must be a JSON object",
        "{\"prompt\":                               | not valid JSON",
        "{\"prompt\":\"p\"} x                       | not valid JSON",
        "{}                                         | prompt is required",
        "{\"prompt\":\"\"}                          | prompt is required",
        "{\"prompt\":7}                             | prompt must be a string",
        "{\"prompt\":\"p\",\"model\":\"uni-9\"}     | model must be one of uni-1, uni-1-max",
        "{\"prompt\":\"p\",\"type\":\"video\"}      | type must be one of",
        "{\"prompt\":\"p\",\"aspect_ratio\":\"4:3\"}| aspect_ratio must be one of 3:1",
        "{\"prompt\":\"p\",\"style\":\"oil\"}       | style must be one of",
        "{\"prompt\":\"p\",\"output_format\":\"gif\"}| output_format must be one of",
        "{\"prompt\":\"p\",\"web_search\":\"yes\"}  | web_search must be true or false",
        "{\"prompt\":\"p\",\"colour\":\"red\"}      | no field colour",
        "{\"prompt\":\"p\",\"image_ref\":{}}        | image_ref must be an array",
        "{\"prompt\":\"p\",\"image_ref\":[\"a\"]}   | image_ref[0] must be an object"
      })
  void a_bad_value_is_a_400_with_a_detail(String body, String detail) throws IOException {
    Client.Answer answer = client.post(body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"type\":\"image_edit\"                                    | needs a source",
        "\"source\":{\"url\":\"https://example.com/a\"}             | only allowed with image_edit",
        "\"image_ref\":[{}]                                         | exactly one of",
        "\"image_ref\":[{\"url\":\"https://a.b/c\",\"data\":\"\"}]  | exactly one of",
        "\"image_ref\":[{\"url\":\"http://a.b/c\"}]                 | must begin with https",
        "\"image_ref\":[{\"url\":\"file:///etc/passwd\"}]           | must begin with https",
        "\"image_ref\":[{\"data\":\"AAAA\"}]                        | media_type is required",
        "\"image_ref\":[{\"data\":\"A*A\",\"media_type\":\"image/png\"}]  | not base64",
        "\"image_ref\":[{\"data\":\"AAAA\",\"media_type\":\"image/png\"}] | not an image",
        "\"image_ref\":[{\"generation_id\":\"x\"}]                  | only allowed in source"
      })
  void a_combination_or_image_that_does_not_fit_is_a_422(String fields, String detail)
      throws IOException {
    Client.Answer answer = client.post("{\"prompt\":\"p\"," + fields + "}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.detail()).contains(detail);
  }

  @Test
  void lengths_are_counted_in_characters_not_in_halves_of_them() throws IOException {
    assertThat(client.submit("😀".repeat(6_000)).status()).isEqualTo(201);
    assertThat(client.submit("a".repeat(6_001)).status()).isEqualTo(400);
    assertThat(client.post("{\"prompt\":\"p\",\"user_id\":\"" + "u".repeat(257) + "\"}").status())
        .isEqualTo(400);
  }

  @Test
  void nine_references_are_the_most_and_eight_when_editing() throws IOException {
    String url = "{\"url\":\"https://example.com/a.png\"}";
    assertThat(client.post(withReferences(url, 9, "")).status()).isEqualTo(201);
    assertThat(client.post(withReferences(url, 10, "")).status()).isEqualTo(400);
    String edit = ",\"type\":\"image_edit\",\"source\":" + url;
    assertThat(client.post(withReferences(url, 8, edit)).status()).isEqualTo(201);
    assertThat(client.post(withReferences(url, 9, edit)).status()).isEqualTo(422);
  }

  @Test
  void sent_images_are_looked_at() throws IOException {
    assertThat(client.post(withImage(PNG, "image/png")).status()).isEqualTo(201);
    Client.Answer wrongType = client.post(withImage(PNG, "image/jpeg"));
    assertThat(wrongType.status()).isEqualTo(422);
    assertThat(wrongType.detail()).contains("image/png");
    String wide = Base64.getEncoder().encodeToString(TestImages.pngHeader(8_001, 10));
    assertThat(client.post(withImage(wide, "image/png")).detail()).contains("8000 pixels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void a_truncated_image_fails_as_corrupt_input(String format) throws IOException {
    byte[] whole = TestImages.encoded(format, 64, 64);
    String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(whole, whole.length - 9));
    Client.Answer made = client.post(withImage(cut, "image/" + format));
    client.clock.advance(Duration.ofSeconds(30));
    Client.Answer poll = client.poll(made.json().get("id").asString());
    assertThat(poll.json().get("failure_code").asString()).isEqualTo("corrupt_input");
    assertThat(client.simulator.audit().generations().billed()).isZero();
  }

  @Test
  void a_source_may_be_an_earlier_completed_generation() throws IOException {
    String id = client.made("the first");
    assertThat(client.post(editing(id)).detail()).contains("not completed");
    client.clock.advance(Duration.ofSeconds(30));
    assertThat(client.post(editing(id)).status()).isEqualTo(201);
    assertThat(client.post(editing(UUID.randomUUID().toString())).detail())
        .contains("no such generation");
    assertThat(client.post(editing("4711")).detail()).contains("not a UUID");
  }

  @Test
  void input_images_are_priced() throws IOException {
    client.post(withReferences("{\"url\":\"https://example.com/a.png\"}", 3, ""));
    assertThat(client.simulator.audit().prompts().get(0).price().toPlainString())
        .isEqualTo("0.0494");
  }

  @Test
  void moderated_words_fail_the_generation_and_only_as_whole_words() throws IOException {
    String bad = client.made("a NUDE beach");
    String good = client.made("denuded trees");
    client.clock.advance(Duration.ofSeconds(30));
    assertThat(client.poll(bad).json().get("failure_code").asString())
        .isEqualTo("content_moderated");
    assertThat(client.state(good)).isEqualTo("completed");
  }

  @Test
  void other_calls_are_unknown() throws IOException {
    assertThat(client.call(client.api("/generations").build()).status()).isEqualTo(405);
    assertThat(client.call(client.api("/models").build()).status()).isEqualTo(404);
    assertThat(client.poll(UUID.randomUUID().toString()).status()).isEqualTo(404);
  }

  private static String withReferences(String reference, int count, String more) {
    String all = String.join(",", Collections.nCopies(count, reference));
    return "{\"prompt\":\"p\",\"image_ref\":[" + all + "]" + more + "}";
  }

  private static String withImage(String data, String mediaType) {
    return "{\"prompt\":\"p\",\"image_ref\":[{\"data\":\"%s\",\"media_type\":\"%s\"}]}"
        .formatted(data, mediaType);
  }

  private static String editing(String generationId) {
    return "{\"prompt\":\"p\",\"type\":\"image_edit\",\"source\":{\"generation_id\":\"%s\"}}"
        .formatted(generationId);
  }
}
