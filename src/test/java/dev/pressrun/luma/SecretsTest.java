package dev.pressrun.luma;

import static dev.pressrun.luma.Fixtures.ID;
import static dev.pressrun.luma.Fixtures.KEY;
import static dev.pressrun.luma.Fixtures.NOTHING;
import static dev.pressrun.luma.Fixtures.REQUEST;
import static dev.pressrun.luma.Fixtures.REQUEST_ID;
import static dev.pressrun.luma.Fixtures.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Neither the key nor a signature leaves through outcomes, exceptions or the log. */
class SecretsTest {
  private static final String SIGNATURE = "5ecret51gnature";

  private final MockWebServer server = new MockWebServer();
  private final Logger pressrun = Logger.getLogger("dev.pressrun");
  private final Logger okhttp = Logger.getLogger("okhttp3");
  private final LogCapture log = new LogCapture();
  private final List<String> texts = new ArrayList<>();

  /** Keeps everything that is logged, formatted. */
  private static final class LogCapture extends Handler {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord line) {
      lines.add(new SimpleFormatter().format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void start() throws IOException {
    server.start();
    for (Logger logger : List.of(pressrun, okhttp)) {
      logger.setLevel(Level.ALL);
      logger.setUseParentHandlers(false);
      logger.addHandler(log);
    }
  }

  @AfterEach
  void stop() {
    for (Logger logger : List.of(pressrun, okhttp)) {
      logger.removeHandler(log);
      logger.setUseParentHandlers(true);
      logger.setLevel(null);
    }
    server.close();
  }

  private URI output() {
    return URI.create(server.url("/a.png?X-Amz-Signature=" + SIGNATURE).toString());
  }

  @Test
  void are_in_no_outcome_and_no_log_line() throws IOException {
    String leaky = "{\"detail\":\"key %s is wrong for %s\",\"id\":7}".formatted(KEY, output());
    LumaSettings settings = Fixtures.settings(Fixtures.loopback(server.getPort()), Path.of("."));
    try (LumaClient client = new LumaClient(settings, Fixtures.CLOCK)) {
      for (int status : new int[] {201, 302, 401, 403, 422, 429, 500, 503}) {
        server.enqueue(answer(status, leaky).build());
        texts.add(client.submit(REQUEST, REQUEST_ID, NOTHING).toString());
        server.enqueue(answer(status, leaky).build());
        texts.add(client.poll(ID).toString());
        server.enqueue(
            answer(status, leaky).setHeader("Location", "http://x.test/?s=" + SIGNATURE).build());
        texts.add(client.download(output(), (body, length) -> length).toString());
      }
      server.enqueue(answer(200, completed()).build());
      texts.add(client.poll(ID).toString());
    }
    unreachable();
    assertThat(log.lines).anyMatch(line -> line.contains(REQUEST_ID));
    assertThat(texts).hasSize(28).noneMatch(this::leaks);
    assertThat(log.lines).noneMatch(this::leaks);
  }

  private String completed() {
    return """
        {"id":"%s","state":"failed","output":[{"type":"image","url":"%s"}],
         "failure_code":"%s","failure_reason":"see %s"}
        """
        .formatted(ID, output(), KEY, output());
  }

  private void unreachable() throws IOException {
    try (LumaClient nowhere =
        new LumaClient(Fixtures.impatient(Fixtures.loopback(1)), Fixtures.CLOCK)) {
      texts.add(nowhere.submit(REQUEST, REQUEST_ID, NOTHING).toString());
      texts.add(nowhere.poll(ID).toString());
      texts.add(
          nowhere
              .download(URI.create("http://127.0.0.1:1/?s=" + SIGNATURE), (body, length) -> length)
              .toString());
    }
  }

  private boolean leaks(String text) {
    return text.contains(KEY) || text.contains(SIGNATURE);
  }
}
