package dev.pressrun.luma;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.pace.Line;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;

/** Sends a request once and says what became of it. */
final class Submission {
  /** A whole pool of dead connections is dropped at the first; the second is a new one. */
  private static final int CONNECTIONS_TRIED = 2;

  /** A line slower than this would hold a submission for ever. */
  private static final long SLOWEST_BYTES_PER_SECOND = 16 * 1024;

  /** More transfers than this never share a line. */
  private static final long SHARERS = 128;

  private final OkHttpClient client;
  private final Timeouts timeouts;
  private final SubmitAnswers answers;
  private final Redaction redaction;
  private final InstantSource clock;
  private final Line line;

  Submission(
      OkHttpClient client,
      Timeouts timeouts,
      SubmitAnswers answers,
      Redaction redaction,
      InstantSource clock,
      Line line) {
    this.client = client;
    this.timeouts = timeouts;
    this.answers = answers;
    this.redaction = redaction;
    this.clock = clock;
    this.line = line;
  }

  /** Sends the request, whose body is {@code body}. */
  SubmitOutcome send(Request request, GenerationBody body) {
    try (Response response = open(request, body)) {
      return answers.understand(Answer.read(response, clock));
    } catch (IOException e) {
      return understand(e, body);
    }
  }

  /**
   * Finds a living connection and sends. Trying another connection repeats nothing: the exceptions
   * say that not a byte was written, or that what was written was surely not processed.
   */
  private Response open(Request request, GenerationBody body) throws IOException {
    for (int tried = 1; ; tried++) {
      try {
        return HttpClients.execute(call(request, body));
      } catch (StaleConnectionException | ConnectionShutdownException | StreamResetException e) {
        if (tried == CONNECTIONS_TRIED || e instanceof StreamResetException && !isUntouched(e)) {
          throw e;
        }
        body.notTaken();
        client.connectionPool().evictAll();
      }
    }
  }

  private Call call(Request request, GenerationBody body) {
    Duration whole =
        timeouts
            .connect()
            .plus(timeouts.write())
            .plus(timeouts.answer())
            .plusSeconds(body.contentLength() / slowestBytesPerSecond());
    Call call = client.newCall(request);
    call.timeout().timeout(whole.toMillis(), TimeUnit.MILLISECONDS);
    return call;
  }

  private long slowestBytesPerSecond() {
    long share = line.capacity(Duration.ofSeconds(1)) / SHARERS;
    return Math.max(1, Math.min(SLOWEST_BYTES_PER_SECOND, share));
  }

  private SubmitOutcome understand(IOException e, GenerationBody body) {
    if (body.handedOver() && !isUntouched(e)) {
      return new SubmitOutcome.InDoubt(new Failure(FailureCode.ANSWER_LOST, redaction.describe(e)));
    }
    if (e instanceof ReferenceChangedException) {
      return new SubmitOutcome.Unsendable(referenceChanged(e));
    }
    return new SubmitOutcome.NotSent(new Failure(FailureCode.NOT_SENT, redaction.describe(e)));
  }

  Failure referenceChanged(IOException e) {
    String message = e.getMessage();
    return new Failure(
        FailureCode.REFERENCE_CHANGED, message == null ? "" : redaction.clean(message));
  }

  /**
   * Whether HTTP/2 guarantees that the request was not processed (RFC 9113, 8.7): the server
   * refused the stream, or announced with GOAWAY that it ended before this one.
   */
  private static boolean isUntouched(IOException e) {
    return e instanceof StreamResetException reset && reset.errorCode == ErrorCode.REFUSED_STREAM;
  }
}
