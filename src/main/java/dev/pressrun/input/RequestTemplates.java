package dev.pressrun.input;

import dev.pressrun.model.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The compiled templates of a request's fields. */
final class RequestTemplates {
  private final Map<RequestField, List<RowTemplate>> templates;

  private RequestTemplates(Map<RequestField, List<RowTemplate>> templates) {
    this.templates = templates;
  }

  /** What a template has made of a row: a text that is not blank, without surrounding spaces. */
  record Filled(RowTemplate template, String text) {}

  /** Compiles what can be compiled; what is wrong is added to the problems. */
  static RequestTemplates compile(
      RequestSpec request, List<String> headers, Templates compiler, List<Problem> problems) {
    Map<RequestField, List<RowTemplate>> compiled = new EnumMap<>(RequestField.class);
    request
        .templates()
        .forEach(
            (field, settings) -> {
              boolean left = request.fromOwnColumns() && !headers.contains(field.word());
              compiled.put(field, left ? List.of() : compile(settings, compiler, problems));
            });
    RequestTemplates templates = new RequestTemplates(compiled);
    if (request.fromOwnColumns() && templates.all(RequestField.PROMPT).isEmpty()) {
      problems.add(missingPrompt(request, headers));
    }
    return templates;
  }

  private static List<RowTemplate> compile(
      List<Setting> settings, Templates compiler, List<Problem> problems) {
    List<RowTemplate> compiled = new ArrayList<>();
    for (Setting setting : settings) {
      RowTemplate template = compiler.compile(setting, problems);
      if (template != null) {
        compiled.add(template);
      }
    }
    return compiled;
  }

  private static Problem missingPrompt(RequestSpec request, List<String> headers) {
    String word = RequestField.PROMPT.word();
    String file = request.of(RequestField.PROMPT).get(0).file();
    String near = Nearest.to(word, headers).orElse(headers.get(0));
    return new Problem(
        file,
        1,
        null,
        "there is no column \"%s\"%s; the headers are %s. Rename the column, or write a job file"
                .formatted(word, Nearest.hint(word, headers), Headers.list(headers))
            + " with request.prompt: \"{{"
            + near
            + "}}\"");
  }

  List<RowTemplate> all(RequestField field) {
    return templates.getOrDefault(field, List.of());
  }

  /** The field's text for a row, or null where it is not sent. */
  @Nullable Filled filled(RequestField field, List<String> cells) {
    List<RowTemplate> all = all(field);
    return all.isEmpty() ? null : filled(all.get(0), cells);
  }

  /** The template's text for a row, or null where that is blank. */
  static @Nullable Filled filled(RowTemplate template, List<String> cells) {
    String text = template.render(cells).strip();
    return text.isEmpty() ? null : new Filled(template, text);
  }
}
