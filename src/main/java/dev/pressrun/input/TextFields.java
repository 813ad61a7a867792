package dev.pressrun.input;

import dev.pressrun.input.RequestTemplates.Filled;
import dev.pressrun.model.ApiRules;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of a request that are words and texts. */
final class TextFields {
  private final RequestTemplates templates;
  private final Models models;

  TextFields(RequestTemplates templates, Models models) {
    this.templates = templates;
    this.models = models;
  }

  /** Exactly as it is filled in, spaces and all. */
  String prompt(List<String> cells, RowProblems problems) {
    RowTemplate template = templates.all(RequestField.PROMPT).get(0);
    String prompt = template.render(cells);
    int most = ApiRules.MAX_PROMPT_CHARACTERS;
    if (prompt.isBlank()) {
      problems.add(template, "the prompt is empty");
    } else if (prompt.length() > most && prompt.codePointCount(0, prompt.length()) > most) {
      problems.add(
          template,
          String.format(
              Locale.ROOT,
              "the prompt has %,d characters (code points); the API takes at most %,d",
              prompt.codePointCount(0, prompt.length()),
              most));
    }
    return prompt;
  }

  /** In the API's own spelling. */
  @Nullable String word(RequestField field, Words words, List<String> cells, RowProblems problems) {
    Filled filled = templates.filled(field, cells);
    if (filled == null) {
      return null;
    }
    String word = words.find(filled.text());
    if (word == null) {
      problems.add(filled.template(), words.complaint(filled.text()));
    }
    return word;
  }

  @Nullable String model(List<String> cells, RowProblems problems) {
    Filled filled = templates.filled(RequestField.MODEL, cells);
    if (filled == null) {
      return null;
    }
    String model = models.canonical(filled.text());
    models
        .slipOf(model)
        .ifPresent(
            meant ->
                problems.add(
                    filled.template(),
                    "found \"" + model + "\", which is no known model; nearest is " + meant));
    return model;
  }

  @Nullable String userId(List<String> cells, RowProblems problems) {
    Filled filled = templates.filled(RequestField.USER_ID, cells);
    if (filled == null) {
      return null;
    }
    String text = filled.text();
    int characters = text.codePointCount(0, text.length());
    if (characters > ApiRules.MAX_USER_ID_CHARACTERS) {
      problems.add(
          filled.template(),
          "found %d characters; the API takes at most %d"
              .formatted(characters, ApiRules.MAX_USER_ID_CHARACTERS));
    }
    return text;
  }

  @Nullable Boolean webSearch(List<String> cells, RowProblems problems) {
    Filled filled = templates.filled(RequestField.WEB_SEARCH, cells);
    if (filled == null) {
      return null;
    }
    return switch (filled.text().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> true;
      case "false", "no", "0" -> false;
      default -> {
        problems.add(
            filled.template(),
            "found \"" + filled.text() + "\"; allowed are true, false, yes, no, 1, 0");
        yield null;
      }
    };
  }
}
