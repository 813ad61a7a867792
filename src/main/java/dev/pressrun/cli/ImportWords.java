package dev.pressrun.cli;

import dev.pressrun.job.Housekeeping;
import dev.pressrun.ledger.ImportChanges;
import dev.pressrun.ledger.ImportResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an import found that the user may not expect, in words. */
final class ImportWords {
  private static final int SHOWN = 5;

  private ImportWords() {}

  /** What became of pictures whose rows are gone; no line where there are none. */
  static List<String> gone(Housekeeping.Result kept) {
    List<String> lines = new ArrayList<>();
    if (kept.moved() > 0) {
      lines.add("  %d gone from the input: moved to %s".formatted(kept.moved(), kept.to()));
    }
    if (kept.remaining() > 0) {
      lines.add(
          "  %d gone from the input: their pictures stay; run --prune moves them aside"
              .formatted(kept.remaining()));
    }
    return lines;
  }

  /** Which items changed, and in which fields; no line where none did. */
  static List<String> changes(ImportResult imported) {
    List<String> lines = new ArrayList<>();
    ImportChanges changes = imported.changes();
    if (imported.changed() == 0) {
      return lines;
    }
    String fields =
        changes.fields().entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(field -> field.getValue() + " × " + field.getKey())
            .collect(Collectors.joining(", "));
    lines.add(
        "  %d changed since the last run%s"
            .formatted(imported.changed(), fields.isEmpty() ? "" : ": " + fields));
    changes.first().stream()
        .limit(SHOWN)
        .forEach(
            item -> lines.add("    %s: %s".formatted(item.key(), String.join("; ", item.what()))));
    if (imported.changed() > SHOWN && changes.first().size() > SHOWN) {
      lines.add("    … all of them are in results.csv, in the column result_message");
    }
    return lines;
  }
}
