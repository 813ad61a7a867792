package dev.pressrun.luma;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.pace.Line;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Fetches outputs from wherever the API says they are: without credentials, over https (or from
 * this machine), following few redirects. A content type says nothing about a body; the sink judges
 * it.
 */
final class Downloads {
  private static final int MAX_REDIRECTS = 5;
  private static final String IDENTITY = "identity";

  private final OkHttpClient client;
  private final Duration idle;
  private final Redaction redaction;
  private final InstantSource clock;
  private final String userAgent;
  private final Line line;

  Downloads(
      OkHttpClient client,
      Duration idle,
      Redaction redaction,
      InstantSource clock,
      String userAgent,
      Line line) {
    this.client = client;
    this.idle = idle;
    this.redaction = redaction;
    this.clock = clock;
    this.userAgent = userAgent;
    this.line = line;
  }

  /** The address cannot be fetched, or what it gives is no body. */
  private static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  <T> DownloadOutcome<T> fetch(URI uri, BodySink<T> sink) throws IOException {
    Response response;
    try {
      response = open(uri);
    } catch (IOException e) {
      return failed(e);
    }
    try (response) {
      return switch (response.code()) {
        case 200 -> receive(response, sink);
        case 403, 404, 410 -> new DownloadOutcome.Expired<>(status(response));
        default -> new DownloadOutcome.DownloadFailed<>(status(response));
      };
    }
  }

  private Response open(URI uri) throws IOException {
    HttpUrl url = Addresses.parse(uri.toString());
    if (url == null || !Addresses.isProtected(url)) {
      throw new RefusedException("the output's address is not https: " + uri);
    }
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      Response response = HttpClients.execute(client.newCall(get(url)));
      if (!response.isRedirect()) {
        return response;
      }
      try (response) {
        url = target(url, response);
      }
    }
    throw new RefusedException("more than " + MAX_REDIRECTS + " redirects");
  }

  private Request get(HttpUrl url) {
    return new Request.Builder()
        .url(url)
        .header("User-Agent", userAgent)
        .header("Accept-Encoding", IDENTITY)
        .build();
  }

  private static HttpUrl target(HttpUrl from, Response redirect) throws IOException {
    String location = redirect.header("Location");
    HttpUrl to = location == null ? null : from.resolve(location);
    if (to == null || !Addresses.mayFollow(from, to)) {
      throw new RefusedException(
          "a redirect to %s is not followed; only https is"
              .formatted(to == null ? "nowhere" : to.scheme() + "://" + to.host()));
    }
    return to;
  }

  private <T> DownloadOutcome<T> receive(Response response, BodySink<T> sink) throws IOException {
    WatchedBody body;
    boolean encoded = !encoding(response).equals(IDENTITY);
    try {
      body = new WatchedBody(decoded(response), clock, idle, line);
    } catch (IOException e) {
      return failed(e);
    }
    long declared = encoded ? -1 : response.body().contentLength();
    try {
      T result = sink.receive(body, declared);
      IOException unread = body.failure();
      return unread == null ? new DownloadOutcome.Downloaded<>(result) : failed(unread);
    } catch (IOException | RuntimeException e) {
      IOException unread = body.failure();
      if (unread == null) {
        throw e;
      }
      return failed(unread);
    }
  }

  /** Some hosts compress although they were asked not to. */
  private static InputStream decoded(Response response) throws IOException {
    InputStream wire = response.body().byteStream();
    String encoding = encoding(response);
    return switch (encoding) {
      case IDENTITY -> wire;
      case "gzip", "x-gzip" -> new GZIPInputStream(wire);
      default -> throw new RefusedException("Content-Encoding " + encoding + " is not understood");
    };
  }

  private static String encoding(Response response) {
    String encoding = response.header("Content-Encoding", IDENTITY);
    return encoding == null || encoding.isBlank()
        ? IDENTITY
        : encoding.strip().toLowerCase(Locale.ROOT);
  }

  private <T> DownloadOutcome<T> failed(IOException e) {
    String detail =
        e instanceof RefusedException && e.getMessage() != null
            ? redaction.clean(e.getMessage())
            : redaction.describe(e);
    return new DownloadOutcome.DownloadFailed<>(new Failure(FailureCode.DOWNLOAD_FAILED, detail));
  }

  private static Failure status(Response response) {
    return new Failure(FailureCode.DOWNLOAD_FAILED, "HTTP " + response.code());
  }
}
