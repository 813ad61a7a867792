package dev.pressrun.input;

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
  private final List<VariantItems> variants;
  private final Fingerprints fingerprints = new Fingerprints();

  /**
   * Prepares for the rows of a table with these headers.
   *
   * @throws InputException with all templates and id columns that do not fit the headers
   */
  public ItemFactory(JobSpec job, List<String> headers) {
    Set<Problem> problems = new LinkedHashSet<>();
    List<Problem> idProblems = new ArrayList<>();
    file = job.input().file().toString();
    keys = ItemKeys.of(job, headers, idProblems);
    problems.addAll(idProblems);
    VariantFactory factory = new VariantFactory(job, headers, problems);
    variants = Variant.allOf(job.request().variants()).stream().map(factory::items).toList();
    if (!problems.isEmpty()) {
      throw new InputException(List.copyOf(problems));
    }
  }

  /**
   * The items that a row asks for, at least one: one for each variant. A row that cannot be read,
   * or has no id, makes one item that tells so.
   */
  public List<ItemDraft> itemsOf(InputRow row) {
    RowProblems problems = problemsOf(row);
    VariantItems first = variants.get(0);
    if (row.flaw() != null) {
      problems.add(row.flaw());
      return List.of(draft(row, first, "", null, problems));
    }
    String id = keys.idOf(row.values(), problems);
    if (!problems.isEmpty()) {
      first.request(first.cells(row), problems);
      return List.of(draft(row, first, id, null, problems));
    }
    List<ItemDraft> drafts = new ArrayList<>(variants.size());
    for (VariantItems variant : variants) {
      RowProblems own = problemsOf(row);
      ImageRequest request = variant.request(variant.cells(row), own);
      drafts.add(draft(row, variant, variant.idOf(id), request, own));
    }
    return drafts;
  }

  private RowProblems problemsOf(InputRow row) {
    return new RowProblems(row.file() == null ? file : row.file(), row.line());
  }

  private ItemDraft draft(
      InputRow row,
      VariantItems variant,
      String id,
      @Nullable ImageRequest request,
      RowProblems problems) {
    List<String> cells = variant.cells(row);
    Fingerprint fingerprint =
        request == null ? fingerprints.ofCells(cells) : fingerprints.of(request);
    ItemKey key = keys.keyOf(id, fingerprint);
    return new ItemDraft(
        row.line(),
        key,
        fingerprint,
        row.values(),
        request,
        problems.list(),
        variant.outputName(cells, key));
  }
}
