package dev.pressrun.output;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Picture;
import dev.pressrun.model.Reference;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a JSON file beside each finished picture, of the picture's name, which says how it was
 * made. The same reports give the same bytes; a file that holds them already is left as it is.
 */
public final class Sidecars {
  static final String EXTENSION = ".json";

  /** One at a time, and a picture's own name may be as long as a file's name can be. */
  private static final String TEMPORARY = "sidecar.part";

  private final OutputFolders folders;
  private final DiskOps disk;

  /**
   * @param outputFolder must exist
   */
  public Sidecars(Path outputFolder, DiskOps disk) throws IOException {
    this.folders = new OutputFolders(outputFolder, disk);
    this.disk = disk;
  }

  /**
   * Brings the files in step with the reports.
   *
   * @param job the job's name
   * @throws DiskException where the output folder does not take a file
   */
  public void write(String job, Iterator<ItemReport> reports) throws IOException {
    while (reports.hasNext()) {
      ItemReport report = reports.next();
      Picture picture = report.picture();
      if (report.state() == ItemState.DONE && picture != null) {
        write(nameFor(picture.file()), Json.indented(json(job, report, picture)));
      }
    }
  }

  /** Where the sidecar of a picture is. */
  static String nameFor(String picture) {
    return picture.substring(0, picture.lastIndexOf('.')) + EXTENSION;
  }

  private void write(String name, String content) throws IOException {
    Path file = folders.root().resolve(name);
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    if (folders.holdsFile(file)
        && Files.size(file) == bytes.length
        && Files.readString(file).equals(content)) {
      return;
    }
    try (WholeFile whole = WholeFile.begin(folders, disk, name, TEMPORARY)) {
      whole.text().write(content);
      whole.publish();
    }
  }

  private static Map<String, @Nullable Object> json(
      String job, ItemReport report, Picture picture) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("job", job);
    json.put("key", report.key().value());
    ImageRequest request = report.request();
    if (request != null) {
      json.putAll(json(request));
    }
    json.put("generation_id", report.generationId());
    json.put("request_id", report.requestId());
    json.put("file", picture.file());
    json.put("sha256", picture.sha256());
    json.put("bytes", picture.bytes());
    json.put("width", picture.width());
    json.put("height", picture.height());
    json.put("cost_usd", new BigDecimal(report.paid().toPlainString()));
    json.put("submitted_at", text(report.submittedAt()));
    json.put("completed_at", text(report.finishedAt()));
    return json;
  }

  private static Map<String, @Nullable Object> json(ImageRequest request) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("prompt", request.prompt());
    json.put("model", request.effectiveModel());
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("type", request.type());
    parameters.put("aspect_ratio", request.aspectRatio());
    parameters.put("style", request.style());
    parameters.put("output_format", request.outputFormat());
    parameters.put("user_id", request.userId());
    parameters.put("web_search", request.webSearch());
    parameters.values().removeIf(value -> value == null);
    json.put("parameters", parameters);
    if (request.source() != null) {
      json.put("source", reference(request.source()));
    }
    List<Map<String, Object>> references =
        request.imageRefs().stream().map(Sidecars::reference).toList();
    json.put("references", references);
    return json;
  }

  private static Map<String, Object> reference(Reference reference) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (reference instanceof Reference.LocalFile file) {
      json.put("file", file.path());
      json.put("sha256", file.sha256());
    } else if (reference instanceof Reference.Url url) {
      // A signature in the query is a secret.
      json.put("url", url.url().split("[?#]", 2)[0]);
    } else if (reference instanceof Reference.Generation generation) {
      json.put("generation_id", generation.id());
    }
    return json;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
