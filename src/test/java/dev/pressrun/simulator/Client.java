package dev.pressrun.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.Money;
import dev.pressrun.model.PriceTable;
import dev.pressrun.model.PriceTable.ModelPrice;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A simulator under test, a clock that tests move, and plain HTTP calls to it. */
final class Client implements AutoCloseable {
  static final PriceTable PRICES =
      new PriceTable(
          LocalDate.of(2026, 7, 1),
          Map.of(
              "uni-1", new ModelPrice(Money.of("0.0404"), Money.of("0.0434"), Money.of("0.0030")),
              "uni-1-max",
                  new ModelPrice(Money.of("0.1000"), Money.of("0.1030"), Money.of("0.0030"))));
  static final SimulatorSettings SETTINGS =
      SimulatorSettings.defaults()
          .withDurations(Duration.ofSeconds(30), 0)
          .withPictureBytes(4_000)
          .withApiKey("luma-api-test");
  private static final MediaType JSON = MediaType.get("application/json");
  private static final JsonMapper MAPPER = new JsonMapper();

  final SettableClock clock = new SettableClock();
  final Simulator simulator;
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .retryOnConnectionFailure(false)
          .followRedirects(false)
          .readTimeout(Duration.ofSeconds(20))
          .build();

  Client(SimulatorSettings settings) throws IOException {
    this.simulator = Simulator.start(settings, PRICES, clock, clock::advance);
  }

  static Client ofDefaults() throws IOException {
    return new Client(SETTINGS);
  }

  /** An answer, read to its end. */
  record Answer(int status, Headers headers, byte[] body) {
    JsonNode json() {
      return MAPPER.readTree(body);
    }

    String detail() {
      return json().get("detail").asString();
    }

    @Nullable String header(String name) {
      return headers.get(name);
    }
  }

  Answer post(String body) throws IOException {
    return post(RequestBody.create(body, JSON));
  }

  Answer post(RequestBody body) throws IOException {
    return call(api("/generations").post(body).build());
  }

  Answer submit(String prompt) throws IOException {
    return post(MAPPER.writeValueAsString(Map.of("prompt", prompt)));
  }

  /** Submits and expects a generation. */
  String made(String prompt) throws IOException {
    Answer answer = submit(prompt);
    assertThat(answer.status()).isEqualTo(201);
    return answer.json().get("id").asString();
  }

  Answer poll(String id) throws IOException {
    return call(api("/generations/" + id).build());
  }

  String state(String id) throws IOException {
    return poll(id).json().get("state").asString();
  }

  /** The URL of a completed generation's picture. */
  String outputUrl(String id) throws IOException {
    return poll(id).json().get("output").get(0).get("url").asString();
  }

  Answer download(String url) throws IOException {
    return call(new Request.Builder().url(url).build());
  }

  /** Submits, waits for the end and asks for the picture's URL. */
  String finished(String prompt) throws IOException {
    String id = made(prompt);
    clock.advance(Duration.ofSeconds(30));
    return outputUrl(id);
  }

  Request.Builder api(String path) {
    return new Request.Builder()
        .url(simulator.baseUrl() + path)
        .header("Authorization", "Bearer luma-api-test");
  }

  Answer call(Request request) throws IOException {
    try (Response response = http.newCall(request).execute()) {
      return new Answer(response.code(), response.headers(), response.body().bytes());
    }
  }

  @Override
  public void close() throws IOException {
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
    simulator.close();
  }
}
