package dev.pressrun.luma;

import dev.pressrun.pace.Line;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * The three ways to speak HTTP: submit, poll, download. None follows redirects by itself, none
 * keeps cookies, and no client setting holds a credential.
 */
final class HttpClients implements AutoCloseable {
  /**
   * Shorter than what servers and their proxies allow an idle connection (5 s is the shortest in
   * common use), so that a submission rarely meets a connection that is being closed.
   */
  private static final Duration KEEP_API_CONNECTION = Duration.ofSeconds(4);

  private static final Duration KEEP_DOWNLOAD_CONNECTION = Duration.ofSeconds(30);

  private static final Duration TAKEN_IN_AHEAD = Duration.ofMillis(100);
  private static final long LEAST_AHEAD = 16 * 1024;
  private static final long MOST_AHEAD = 1024 * 1024;

  private final OkHttpClient submit;
  private final OkHttpClient poll;
  private final OkHttpClient download;

  /**
   * Builds the clients.
   *
   * @param base settings that all share, such as protocols
   * @param line which downloads share
   */
  HttpClients(OkHttpClient base, LumaSettings settings, Line line) {
    Timeouts timeouts = settings.timeouts();
    OkHttpClient plain =
        base.newBuilder()
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(timeouts.connect())
            .writeTimeout(timeouts.write())
            .build();
    OkHttpClient api =
        plain.newBuilder().connectionPool(pool(settings, KEEP_API_CONNECTION)).build();
    this.submit =
        api.newBuilder()
            .retryOnConnectionFailure(false)
            .readTimeout(timeouts.answer())
            .addNetworkInterceptor(new StaleConnectionGuard())
            .build();
    this.poll = api.newBuilder().readTimeout(timeouts.poll()).callTimeout(timeouts.poll()).build();
    this.download =
        sharing(line, plain.newBuilder())
            .connectionPool(pool(settings, KEEP_DOWNLOAD_CONNECTION))
            .readTimeout(timeouts.downloadIdle())
            .build();
  }

  /**
   * On a bounded line the sender has to notice that we read slowly. Over HTTP/2 it would not:
   * OkHttp takes in 16 MB of each stream.
   */
  private static OkHttpClient.Builder sharing(Line line, OkHttpClient.Builder client) {
    long ahead = line.capacity(TAKEN_IN_AHEAD);
    return ahead == Long.MAX_VALUE
        ? client
        : client
            .protocols(List.of(Protocol.HTTP_1_1))
            .socketFactory(
                new NarrowSockets((int) Math.max(LEAST_AHEAD, Math.min(MOST_AHEAD, ahead))));
  }

  private static ConnectionPool pool(LumaSettings settings, Duration keep) {
    return new ConnectionPool(settings.maxConnections(), keep.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Executes a call. While OkHttp races a host's addresses it lets an interruption through as a
   * checked exception that it does not declare; nothing has been written then.
   *
   * @throws InterruptedIOException where the thread is interrupted; it stays so
   */
  static Response execute(Call call) throws IOException {
    try {
      return call.execute();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("interrupted");
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  /** For POST: repeats nothing. */
  OkHttpClient submit() {
    return submit;
  }

  /** For GET: may try again on another connection where the first fails. */
  OkHttpClient poll() {
    return poll;
  }

  /** For output addresses: shares no connection with the API's clients. */
  OkHttpClient download() {
    return download;
  }

  @Override
  public void close() {
    submit.connectionPool().evictAll();
    download.connectionPool().evictAll();
  }
}
