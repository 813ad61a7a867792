package dev.pressrun.input;

import dev.pressrun.model.ApiRules;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills the request's templates with a row's cells and holds the result against the API's rules.
 */
final class RequestReader {
  private static final Words TYPES = Words.of(ApiRules.TYPES);
  private static final Words RATIOS = Words.ratios(ApiRules.ASPECT_RATIOS);
  private static final Words STYLES = Words.of(ApiRules.STYLES);
  private static final Words FORMATS = Words.of(ApiRules.OUTPUT_FORMATS);

  private final TextFields texts;
  private final ReferenceFields references;

  RequestReader(TextFields texts, ReferenceFields references) {
    this.texts = texts;
    this.references = references;
  }

  /** What the row asks for, or null where there are problems. */
  @Nullable ImageRequest read(List<String> cells, RowProblems problems) {
    String prompt = texts.prompt(cells, problems);
    String type = texts.word(RequestField.TYPE, TYPES, cells, problems);
    Reference source = references.source(cells, type, problems);
    if (type == null && source != null) {
      type = ApiRules.TYPE_EDIT;
    }
    ImageRequest request =
        new ImageRequest(
            prompt,
            type,
            texts.model(cells, problems),
            texts.word(RequestField.ASPECT_RATIO, RATIOS, cells, problems),
            texts.word(RequestField.STYLE, STYLES, cells, problems),
            texts.word(RequestField.OUTPUT_FORMAT, FORMATS, cells, problems),
            references.imageRefs(cells, type, problems),
            source,
            texts.userId(cells, problems),
            texts.webSearch(cells, problems));
    return problems.isEmpty() ? request : null;
  }
}
