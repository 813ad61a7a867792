package dev.pressrun.luma;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.Reference;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes the body of {@code POST /generations}: local files stream through as base64, everything
 * else as given.
 */
final class GenerationJson {
  /**
   * A writer that is dropped half-way must not complete the JSON by itself. To flush is OkHttp's
   * part, so that a request's head and a short body leave together.
   */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(
              StreamWriteFeature.AUTO_CLOSE_CONTENT,
              StreamWriteFeature.AUTO_CLOSE_TARGET,
              StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build();

  private final ImageRequest request;

  GenerationJson(ImageRequest request) {
    this.request = request;
  }

  /** Writes the data of one local file as a JSON string. */
  private interface DataWriter {
    void write(JsonGenerator json, Reference.LocalFile file, boolean made) throws IOException;
  }

  /** How many bytes {@link #write} will write, known without reading a file. */
  long length() throws IOException {
    CountingOutput counter = new CountingOutput();
    write(
        counter,
        (json, file, made) -> {
          json.writeString("");
          counter.count += file.base64Length();
        },
        () -> {});
    return counter.count;
  }

  /**
   * Writes the body.
   *
   * @param beforeLast runs when every file has proved unchanged and only the JSON's last bytes are
   *     left
   * @throws ReferenceChangedException where a file is not what it was; the JSON stays without end
   */
  void write(OutputStream out, ReferenceFiles files, Runnable beforeLast) throws IOException {
    write(out, (json, file, made) -> writeData(json, file, files, made), beforeLast);
  }

  private void write(OutputStream out, DataWriter data, Runnable beforeLast) throws IOException {
    JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    try {
      json.writeStartObject();
      writeWords(json);
      writeReferences(json, data);
      beforeLast.run();
      json.writeEndObject();
      json.flush();
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private void writeWords(JsonGenerator json) {
    json.writeStringProperty("prompt", request.prompt());
    writeIfGiven(json, "type", request.type());
    writeIfGiven(json, "model", request.model());
    writeIfGiven(json, "aspect_ratio", request.aspectRatio());
    writeIfGiven(json, "style", request.style());
    writeIfGiven(json, "output_format", request.outputFormat());
    writeIfGiven(json, "user_id", request.userId());
    if (request.webSearch() != null) {
      json.writeBooleanProperty("web_search", request.webSearch());
    }
  }

  private static void writeIfGiven(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }

  private void writeReferences(JsonGenerator json, DataWriter data) throws IOException {
    if (request.source() != null) {
      json.writeName("source");
      writeReference(json, request.source(), data);
    }
    if (!request.imageRefs().isEmpty()) {
      json.writeArrayPropertyStart("image_ref");
      for (Reference reference : request.imageRefs()) {
        writeReference(json, reference, data);
      }
      json.writeEndArray();
    }
  }

  private static void writeReference(JsonGenerator json, Reference reference, DataWriter data)
      throws IOException {
    json.writeStartObject();
    if (reference instanceof Reference.Url url) {
      json.writeStringProperty("url", url.url());
    } else if (reference instanceof Reference.Generation generation) {
      json.writeStringProperty("generation_id", generation.id());
    } else if (reference instanceof Reference.LocalFile file) {
      writeFile(json, file, false, data);
    } else if (reference instanceof Reference.Made made) {
      writeFile(json, made.file(), true, data);
    } else {
      throw new IllegalStateException(
          "a picture that is not made yet cannot be sent: " + reference);
    }
    json.writeEndObject();
  }

  private static void writeFile(
      JsonGenerator json, Reference.LocalFile file, boolean made, DataWriter data)
      throws IOException {
    json.writeStringProperty("media_type", file.sentMediaType());
    json.writeName("data");
    data.write(json, file, made);
  }

  private static void writeData(
      JsonGenerator json, Reference.LocalFile file, ReferenceFiles files, boolean made)
      throws IOException {
    try (CheckedReference in = files.open(file, made)) {
      json.writeBinary(in, Math.toIntExact(file.sentBytes()));
      in.verify();
    }
  }

  private static final class CountingOutput extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      count += length;
    }
  }
}
