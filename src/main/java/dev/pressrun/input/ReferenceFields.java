package dev.pressrun.input;

import dev.pressrun.input.RequestTemplates.Filled;
import dev.pressrun.model.ApiRules;
import dev.pressrun.model.Reference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a request that name pictures; several in one cell are parted by {@code |}. */
final class ReferenceFields {
  private static final String SEPARATOR = "\\|";

  private final RequestTemplates templates;
  private final References references;

  ReferenceFields(RequestTemplates templates, References references) {
    this.templates = templates;
    this.references = references;
  }

  /** The image to edit; an edit needs one, nothing else takes one. */
  @Nullable Reference source(List<String> cells, @Nullable String type, RowProblems problems) {
    Filled filled = templates.filled(RequestField.SOURCE, cells);
    if (filled == null) {
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
    return references.resolve(names.get(0), true, text -> problems.add(filled.template(), text));
  }

  List<Reference> imageRefs(List<String> cells, @Nullable String type, RowProblems problems) {
    List<RowTemplate> all = templates.all(RequestField.IMAGE_REF);
    if (all.isEmpty()) {
      return List.of();
    }
    List<Reference> found = new ArrayList<>();
    int named = 0;
    for (RowTemplate template : all) {
      Filled filled = RequestTemplates.filled(template, cells);
      for (String name : filled == null ? List.<String>of() : names(filled.text())) {
        named++;
        Reference reference = references.resolve(name, false, text -> problems.add(template, text));
        if (reference != null) {
          found.add(reference);
        }
      }
    }
    boolean edit = ApiRules.TYPE_EDIT.equals(type);
    int most = edit ? ApiRules.MAX_IMAGE_REFS_WHEN_EDITING : ApiRules.MAX_IMAGE_REFS;
    if (named > most) {
      problems.add(
          all.get(0),
          "found %d references; the API takes at most %d%s"
              .formatted(named, most, edit ? " besides the source" : ""));
    }
    return found;
  }

  private static List<String> names(String text) {
    List<String> names = new ArrayList<>(1);
    for (String name : text.split(SEPARATOR)) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    return names;
  }
}
