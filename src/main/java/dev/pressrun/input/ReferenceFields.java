package dev.pressrun.input;

import dev.pressrun.input.RequestTemplates.Filled;
import dev.pressrun.model.ApiRules;
import dev.pressrun.model.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request that name pictures; several in one cell are parted by {@code |}, and URLs
 * by commas, too.
 */
final class ReferenceFields {
  /** Shops part the addresses of their exports by commas; a comma within an address stays. */
  private static final Pattern SEPARATOR = Pattern.compile("\\||,\\s*(?=(?i:https?)://)");

  /** A row whose column names no other row is made from none. */
  private static final Pattern NO_PARENT = Pattern.compile("(?i)generation:\\s*");

  private final RequestTemplates templates;
  private final References references;

  ReferenceFields(RequestTemplates templates, References references) {
    this.templates = templates;
    this.references = references;
  }

  /** The image to edit; an edit needs one, nothing else takes one. */
  @Nullable Reference source(List<String> cells, @Nullable String type, RowProblems problems) {
    Filled filled = templates.filled(RequestField.SOURCE, cells);
    if (filled == null || NO_PARENT.matcher(filled.text()).matches()) {
      if (ApiRules.TYPE_EDIT.equals(type)) {
        problems.addTo(
            RequestField.SOURCE.word(), "an image_edit needs a source, the image to edit");
      }
      return null;
    }
    if (type != null && !type.equals(ApiRules.TYPE_EDIT)) {
      problems.add(
          filled.template(),
          "found \"%s\"; only the type image_edit takes a source, and the type is %s"
              .formatted(filled.text(), type));
    }
    List<String> names = names(filled.text());
    if (names.size() != 1) {
      problems.add(filled.template(), "found \"" + filled.text() + "\"; there is just one source");
      return null;
    }
    Reference source =
        references.resolve(names.get(0), true, text -> problems.add(filled.template(), text));
    return placed(source, filled.template());
  }

  /** With the place at which the input names it, where it is another item. */
  private static @Nullable Reference placed(@Nullable Reference reference, RowTemplate template) {
    return reference instanceof Reference.ResultOf result
        ? new Reference.ResultOf(result.key(), template.place())
        : reference;
  }

  /** In the order of the templates and of the names in their cells. */
  List<Reference> imageRefs(List<String> cells, @Nullable String type, RowProblems problems) {
    List<RowTemplate> all = templates.all(RequestField.IMAGE_REF);
    if (all.isEmpty()) {
      return List.of();
    }
    List<Reference> found = new ArrayList<>();
    int named = 0;
    for (RowTemplate template : all) {
      Filled filled = RequestTemplates.filled(template, cells);
      List<String> names =
          filled == null
              ? List.of()
              : expanded(names(filled.text()), text -> problems.add(template, text));
      named += names.size();
      for (String name : names) {
        Reference reference =
            placed(references.resolve(name, false, text -> problems.add(template, text)), template);
        if (reference != null) {
          found.add(reference);
        }
      }
    }
    checkCount(named, ApiRules.TYPE_EDIT.equals(type), all.get(0), problems);
    return found;
  }

  private List<String> expanded(List<String> names, Consumer<String> complain) {
    return names.stream().flatMap(name -> references.expand(name, complain).stream()).toList();
  }

  private static void checkCount(
      int named, boolean edit, RowTemplate template, RowProblems problems) {
    int most = edit ? ApiRules.MAX_IMAGE_REFS_WHEN_EDITING : ApiRules.MAX_IMAGE_REFS;
    if (named > most) {
      problems.add(
          template,
          "found %d references; the API takes at most %d%s"
              .formatted(named, most, edit ? " besides the source" : ""));
    }
  }

  /** The references that a text names, in its order. */
  static List<String> names(String text) {
    List<String> names = new ArrayList<>(1);
    for (String name : SEPARATOR.split(text)) {
      if (!name.isBlank() && !NO_PARENT.matcher(name.strip()).matches()) {
        names.add(name.strip());
      }
    }
    return names;
  }
}
