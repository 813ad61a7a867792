package dev.pressrun.luma;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.pace.Line;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API over HTTP. Every call is synchronous and takes its caller's thread; one client serves any
 * number of threads.
 */
public final class LumaClient implements ImageApi, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LumaClient.class);
  private static final String GENERATIONS = "generations";

  private final HttpClients clients;
  private final HttpUrl baseUrl;
  private final ApiKey key;
  private final ReferenceFiles references;
  private final InstantSource clock;
  private final Line line;
  private final Redaction redaction;
  private final String userAgent;
  private final Submission submission;
  private final PollAnswers pollAnswers;
  private final Downloads downloads;

  /**
   * A client for one account.
   *
   * @param clock the machine's; it dates {@code Retry-After} and notices downloads that trickle
   */
  public LumaClient(LumaSettings settings, InstantSource clock) {
    this(settings, clock, Line.unbounded());
  }

  /**
   * A client for one account that shares a line.
   *
   * @param line which pictures and references take together
   */
  public LumaClient(LumaSettings settings, InstantSource clock, Line line) {
    this(settings, clock, line, new OkHttpClient());
  }

  LumaClient(LumaSettings settings, InstantSource clock, Line line, OkHttpClient base) {
    this.clients = new HttpClients(base, settings, line);
    this.baseUrl = Addresses.requireApiBase(settings.baseUrl());
    this.key = settings.key();
    this.references =
        new ReferenceFiles(
            settings.referencesRoot(), settings.convertedRoot(), settings.picturesRoot());
    this.clock = clock;
    this.line = line;
    this.redaction = new Redaction(settings.key());
    this.userAgent = userAgent();
    AnswerReader reader = new AnswerReader(redaction);
    Timeouts timeouts = settings.timeouts();
    this.submission =
        new Submission(
            clients.submit(), timeouts, new SubmitAnswers(reader), redaction, clock, line);
    this.pollAnswers = new PollAnswers(reader);
    this.downloads =
        new Downloads(
            clients.download(), timeouts.downloadIdle(), redaction, clock, userAgent, line);
  }

  @Override
  public SubmitOutcome submit(ImageRequest request, String requestId, Runnable leaving) {
    SubmitOutcome outcome = send(request, requestId, leaving);
    log.debug("submission {}: {}", requestId, outcome);
    return outcome;
  }

  private SubmitOutcome send(ImageRequest request, String requestId, Runnable leaving) {
    GenerationBody body;
    try {
      body = GenerationBody.of(request, references, line, leaving);
    } catch (IOException e) {
      return new SubmitOutcome.Unsendable(submission.referenceChanged(e));
    }
    Request post = toApi(null).header("X-Request-Id", requestId).post(body).build();
    return submission.send(post, body);
  }

  @Override
  public PollOutcome poll(String generationId) {
    PollOutcome outcome = ask(generationId);
    log.debug("poll of {}: {}", generationId, outcome);
    return outcome;
  }

  private PollOutcome ask(String generationId) {
    Call call = clients.poll().newCall(toApi(generationId).build());
    try (Response response = HttpClients.execute(call)) {
      return pollAnswers.understand(generationId, Answer.read(response, clock));
    } catch (IOException e) {
      return new PollOutcome.Unavailable(
          new Failure(FailureCode.UPSTREAM_UNAVAILABLE, redaction.describe(e)), null);
    }
  }

  @Override
  public <T> DownloadOutcome<T> download(URI url, BodySink<T> sink) throws IOException {
    return downloads.fetch(url, sink);
  }

  /** A request to the API: the only kind that carries the key. */
  private Request.Builder toApi(@Nullable String generationId) {
    HttpUrl.Builder url = baseUrl.newBuilder().addPathSegment(GENERATIONS);
    if (generationId != null) {
      url.addPathSegment(generationId);
    }
    return new Request.Builder()
        .url(url.build())
        .header("Authorization", "Bearer " + key.value())
        .header("User-Agent", userAgent)
        .header("Accept", "application/json");
  }

  private static String userAgent() {
    String version = LumaClient.class.getPackage().getImplementationVersion();
    return "pressrun/" + (version == null ? "dev" : version);
  }

  /** Closes the connections that are kept. */
  @Override
  public void close() {
    clients.close();
  }
}
