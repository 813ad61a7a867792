package dev.pressrun.luma;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.Reference;
import dev.pressrun.pace.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * The body of one submission, streamed from disk to socket, written once at most unless the API
 * surely did not process it.
 *
 * <p>It knows whether its last bytes were handed over. As long as they were not, the API cannot
 * have seen a complete request, whatever became of the connection: the length announced in the
 * request's head was not reached, and the JSON has no end. So nothing can have been created.
 */
final class GenerationBody extends RequestBody {
  /** So little does not wait for its turn on the line: words without pictures. */
  private static final long SMALL = 64 * 1024;

  private static final MediaType JSON = MediaType.get("application/json");

  private final GenerationJson json;
  private final ReferenceFiles files;
  private final long length;
  private final Line line;
  private final Runnable leaving;
  private volatile boolean handedOver;

  private GenerationBody(
      GenerationJson json, ReferenceFiles files, long length, Line line, Runnable leaving) {
    this.json = json;
    this.files = files;
    this.length = length;
    this.line = line;
    this.leaving = leaving;
  }

  /**
   * Prepares the body, before any connection is opened.
   *
   * @param leaving runs right before the last bytes are handed over
   * @throws ReferenceChangedException where a local reference is not what it was
   */
  static GenerationBody of(ImageRequest request, ReferenceFiles files, Line line, Runnable leaving)
      throws IOException {
    for (Reference reference : allReferences(request).toList()) {
      files.check(reference);
    }
    GenerationJson json = new GenerationJson(request);
    return new GenerationBody(json, files, json.length(), line, leaving);
  }

  private static Stream<Reference> allReferences(ImageRequest request) {
    return Stream.concat(Stream.ofNullable(request.source()), request.imageRefs().stream());
  }

  /** Whatever was handed over, the API has surely not processed it. */
  void notTaken() {
    handedOver = false;
  }

  /** Whether the request may have reached the API whole. */
  boolean handedOver() {
    return handedOver;
  }

  @Override
  public @Nullable MediaType contentType() {
    return JSON;
  }

  @Override
  public long contentLength() {
    return length;
  }

  /** Forbids OkHttp to send the body a second time, for whatever reason. */
  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    OutputStream out = sink.outputStream();
    json.write(length > SMALL ? new MeteredOutput(out, line) : out, files, this::handOver);
  }

  private void handOver() {
    leaving.run();
    handedOver = true;
  }
}
