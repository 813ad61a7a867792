package dev.pressrun.notify;

import dev.pressrun.input.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Posts JSON to an address, which is a secret. It is sent once, and follows no redirect. */
final class WebMessenger implements Messenger {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final String name;
  private final Secret url;
  private final Function<RunEnd, String> body;
  private final OkHttpClient client;

  WebMessenger(String name, Secret url, Function<RunEnd, String> body, Duration patience) {
    this.name = name;
    this.url = url;
    this.body = body;
    this.client =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .callTimeout(patience)
            .build();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void carry(RunEnd end) throws IOException {
    Request request =
        new Request.Builder()
            .url(url.value())
            .post(RequestBody.create(body.apply(end), JSON))
            .build();
    try (Response response = client.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new RefusedException("the server answered " + response.code());
      }
    } finally {
      client.connectionPool().evictAll();
    }
  }
}
