package dev.pressrun.input;

import dev.pressrun.model.ApiRules;
import dev.pressrun.model.Fingerprint;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemKey;
import dev.pressrun.model.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes items of a table's rows, in the order of the table. Not for use by several threads. */
public final class ItemFactory {
  private final String file;
  private final ItemKeys keys;
  private final RequestReader requests;
  private final @Nullable RowTemplate outputName;
  private final Fingerprints fingerprints = new Fingerprints();

  /**
   * Prepares for the rows of a table with these headers.
   *
   * @throws InputException with all templates and id columns that do not fit the headers
   */
  public ItemFactory(JobSpec job, List<String> headers) {
    List<Problem> problems = new ArrayList<>();
    Templates compiler = new Templates(headers);
    file = job.input().file().toString();
    keys = ItemKeys.of(job, headers, problems);
    RequestTemplates templates =
        RequestTemplates.compile(job.request(), headers, compiler, problems);
    Setting name = job.output().file();
    outputName = name == null ? null : compiler.compilePath(name, problems);
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    References references = new References(new ReferenceFolder(job.input().references()));
    requests =
        new RequestReader(
            new TextFields(templates, new Models(knownModels(job))),
            new ReferenceFields(templates, references));
  }

  private static Set<String> knownModels(JobSpec job) {
    Set<String> known = new LinkedHashSet<>(ApiRules.MODELS);
    known.addAll(job.prices().models().keySet());
    return known;
  }

  /** The items that a row asks for, at least one; a row with problems makes one that tells them. */
  public List<ItemDraft> itemsOf(InputRow row) {
    RowProblems problems = new RowProblems(file, row.line());
    ImageRequest request = null;
    String id = "";
    if (row.flaw() == null) {
      id = keys.idOf(row.values(), problems);
      request = requests.read(row.values(), problems);
    } else {
      problems.add(row.flaw());
    }
    Fingerprint fingerprint =
        request == null ? fingerprints.ofCells(row.values()) : fingerprints.of(request);
    ItemKey key = keys.keyOf(id, fingerprint);
    return List.of(
        new ItemDraft(
            row.line(),
            key,
            fingerprint,
            row.values(),
            request,
            problems.list(),
            outputName(row, key)));
  }

  private String outputName(InputRow row, ItemKey key) {
    String named = outputName == null ? "" : outputName.render(row.values());
    return named.isBlank() ? OutputNames.safe(key.value()) : OutputNames.safePath(named);
  }
}
