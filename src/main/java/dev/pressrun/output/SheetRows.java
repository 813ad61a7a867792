package dev.pressrun.output;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.Picture;
import dev.pressrun.model.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns reports into the page's rows; what a row has not is left out. No file is looked at: a small
 * picture is named where there should be one, and the page does without where it is missing.
 */
final class SheetRows {
  private static final int VERSION_DIGITS = 8;

  private final boolean previews;

  /**
   * @param previews whether references are shown; else they are only named
   */
  SheetRows(boolean previews) {
    this.previews = previews;
  }

  /** One row as JSON on one line. */
  String json(ItemReport report) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("key", report.key().value());
    row.put("line", report.line());
    row.put("state", ResultColumn.status(report.state()));
    row.put("values", report.values());
    if (report.request() != null) {
      addRequest(row, report.request());
    }
    if (report.picture() != null) {
      addPicture(row, report.picture());
    }
    if (report.failure() != null) {
      row.put("code", report.failure().code().id());
    }
    addIfThere(row, "message", ResultColumn.message(report));
    addIfThere(row, "generation", report.generationId());
    addIfThere(row, "request", report.requestId());
    addTimes(row, report);
    return Json.line(row);
  }

  private void addRequest(Map<String, Object> row, ImageRequest request) {
    row.put("prompt", request.prompt());
    row.put("model", request.effectiveModel());
    addIfThere(row, "ratioText", request.aspectRatio());
    addIfThere(row, "style", request.style());
    addIfThere(row, "format", request.outputFormat());
    addIfThere(row, "type", request.type());
    List<Map<String, Object>> shown = new ArrayList<>();
    if (request.source() != null) {
      Map<String, Object> source = reference(request.source());
      source.put("source", true);
      shown.add(source);
    }
    request.imageRefs().forEach(reference -> shown.add(reference(reference)));
    if (!shown.isEmpty()) {
      row.put("refs", shown);
    }
  }

  private Map<String, Object> reference(Reference reference) {
    Map<String, Object> shown = new LinkedHashMap<>();
    if (reference instanceof Reference.LocalFile file) {
      shown.put("name", file.path());
      addIfThere(shown, "src", previews ? ThumbnailStore.place(file) : null);
    } else if (reference instanceof Reference.Url url) {
      // A signature in the query is a secret, and the page loads nothing from elsewhere anyway.
      shown.put("name", url.url().split("[?#]", 2)[0]);
    } else if (reference instanceof Reference.Generation generation) {
      shown.put("name", "generation " + generation.id());
    } else if (reference instanceof Reference.ResultOf result) {
      shown.put("name", "the picture of " + result.key());
    }
    return shown;
  }

  private void addPicture(Map<String, Object> row, Picture picture) {
    row.put("file", picture.file());
    addIfThere(row, "thumb", ThumbnailStore.place(picture));
    row.put("width", picture.width());
    row.put("height", picture.height());
    row.put("bytes", picture.bytes());
    row.put("sha", picture.sha256().substring(0, VERSION_DIGITS));
  }

  private static void addTimes(Map<String, Object> row, ItemReport report) {
    if (report.attempts() > 0) {
      row.put("attempts", report.attempts());
      row.put("cost", report.paid().toPlainString());
    }
    if (report.finishedAt() != null) {
      row.put("finished", report.finishedAt().toString());
    }
    if (report.picture() != null && report.submittedAt() != null && report.finishedAt() != null) {
      row.put("millis", Duration.between(report.submittedAt(), report.finishedAt()).toMillis());
    }
  }

  private static void addIfThere(Map<String, Object> row, String name, @Nullable Object value) {
    if (value != null) {
      row.put(name, value);
    }
  }
}
