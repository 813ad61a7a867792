package dev.pressrun.simulator;

import dev.pressrun.simulator.FaultKind.Place;
import dev.pressrun.simulator.Generation.State;
import dev.pressrun.simulator.OutputUrls.Verdict;
import dev.pressrun.simulator.picture.Picture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers GET of output URLs, as an object storage does that knows nothing of API keys. */
final class DownloadHandler {
  private final Account account;
  private final OutputUrls urls;
  private final Pictures pictures;
  private final Faults faults;
  private final DownloadFaults mishaps;

  DownloadHandler(
      Account account, OutputUrls urls, Pictures pictures, Faults faults, DownloadFaults mishaps) {
    this.account = account;
    this.urls = urls;
    this.pictures = pictures;
    this.faults = faults;
    this.mishaps = mishaps;
  }

  /**
   * Answers one download.
   *
   * @throws DroppedException where the connection is to be closed in the middle
   */
  void handle(Exchange exchange) throws IOException, InterruptedException {
    Optional<Generation> found = generation(exchange.path());
    if (exchange.requestHeader("Authorization") != null) {
      error(exchange, 400, "InvalidArgument");
    } else if (!exchange.method().equals("GET")) {
      error(exchange, 405, "MethodNotAllowed");
    } else if (found.isEmpty()) {
      error(exchange, 404, "NoSuchKey");
    } else {
      handle(exchange, found.get());
    }
  }

  private void handle(Exchange exchange, Generation generation)
      throws IOException, InterruptedException {
    Verdict verdict = urls.check(generation.id(), Optional.ofNullable(exchange.query()));
    switch (verdict) {
      case EXPIRED, FORGED -> error(exchange, 403, "AccessDenied");
      case GOOD -> deliver(exchange, generation, faults.onRead(Place.DOWNLOAD, generation));
      case MOVED -> deliver(exchange, generation, null);
    }
  }

  private void deliver(Exchange exchange, Generation generation, @Nullable FaultKind fault)
      throws IOException, InterruptedException {
    if (fault == FaultKind.DOWNLOAD_403) {
      error(exchange, 403, "AccessDenied");
    } else if (fault == FaultKind.DOWNLOAD_404) {
      error(exchange, 404, "NoSuchKey");
    } else if (fault == FaultKind.DOWNLOAD_500) {
      error(exchange, 500, "InternalError");
    } else if (fault == FaultKind.DOWNLOAD_HTML) {
      exchange.html(200);
    } else if (fault == FaultKind.DOWNLOAD_REDIRECT) {
      exchange.header("Location", exchange.path() + '?' + exchange.query() + "&X-Moved=1");
      exchange.empty(302);
    } else {
      picture(exchange, generation, fault);
    }
  }

  private void picture(Exchange exchange, Generation generation, @Nullable FaultKind fault)
      throws IOException, InterruptedException {
    Picture picture = pictures.of(generation);
    Runnable count = generation.downloads()::incrementAndGet;
    if (fault == null) {
      exchange.sendCounted(picture.mediaType(), picture.bytes(), count);
    } else {
      mishaps.send(exchange, picture, fault, count);
    }
  }

  private Optional<Generation> generation(String path) {
    try {
      UUID id = UUID.fromString(path.substring(OutputUrls.PATH.length()));
      return account.find(id).filter(one -> account.stateOf(one) == State.COMPLETED);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void error(Exchange exchange, int status, String code) throws IOException {
    String xml = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code></Error>";
    exchange.send(status, "application/xml", xml.getBytes(StandardCharsets.UTF_8));
  }
}
