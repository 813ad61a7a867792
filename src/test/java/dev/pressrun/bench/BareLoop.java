package dev.pressrun.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The least that could be done: POST, GET, download to a temporary file and rename, so many at
 * once, with nothing written down. It runs in a process of its own, and prints its rows a second.
 */
final class BareLoop {
  private static final int IN_FLIGHT = 64;
  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(IN_FLIGHT, 5, TimeUnit.MINUTES))
          .build();
  private final JsonMapper mapper = JsonMapper.shared();
  private final String baseUrl;
  private final Path folder;

  private BareLoop(String baseUrl, Path folder) {
    this.baseUrl = baseUrl;
    this.folder = folder;
  }

  /** Arguments: base URL, rows, folder. */
  public static void main(String[] args) throws Exception {
    BareLoop loop = new BareLoop(args[0], Files.createDirectories(Path.of(args[2])));
    int rows = Integer.parseInt(args[1]);
    long start = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT);
    List<Future<?>> all = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int number = row;
      all.add(
          threads.submit(
              () -> {
                loop.make(number);
                return null;
              }));
    }
    try {
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    System.out.println(rows * 1e9 / (System.nanoTime() - start));
    System.exit(0);
  }

  private void make(int row) throws IOException {
    String id =
        json(call("/generations")
                .post(RequestBody.create("{\"prompt\":\"row " + row + "\"}", JSON))
                .build())
            .get("id")
            .asString();
    JsonNode generation;
    do {
      generation = json(call("/generations/" + id).build());
    } while (!generation.get("state").asString().equals("completed"));
    download(generation.get("output").get(0).get("url").asString(), row);
  }

  private Request.Builder call(String path) {
    return new Request.Builder()
        .url(baseUrl + path)
        .header("Authorization", "Bearer luma-api-bench");
  }

  private JsonNode json(Request request) throws IOException {
    try (Response response = client.newCall(request).execute()) {
      return mapper.readTree(response.body().bytes());
    }
  }

  private void download(String url, int row) throws IOException {
    Path temporary = folder.resolve(row + ".part");
    try (Response response = client.newCall(new Request.Builder().url(url).build()).execute();
        OutputStream file = Files.newOutputStream(temporary)) {
      response.body().byteStream().transferTo(file);
    }
    Files.move(temporary, folder.resolve(row + ".png"), StandardCopyOption.ATOMIC_MOVE);
  }
}
