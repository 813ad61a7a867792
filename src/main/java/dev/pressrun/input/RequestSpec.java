package dev.pressrun.input;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What each row asks for.
 *
 * @param templates by field, the templates over the row's columns; only {@link
 *     RequestField#IMAGE_REF} may have several
 * @param fromOwnColumns whether the templates stand for columns of the fields' own names, of which
 *     the table need not have all
 * @param variants in what the items of one row differ; empty: a row makes one item
 */
public record RequestSpec(
    Map<RequestField, List<Setting>> templates, boolean fromOwnColumns, List<Dimension> variants) {
  public RequestSpec {
    EnumMap<RequestField, List<Setting>> copy = new EnumMap<>(RequestField.class);
    templates.forEach((field, settings) -> copy.put(field, List.copyOf(settings)));
    variants = List.copyOf(variants);
    templates = Collections.unmodifiableMap(copy);
  }

  /** A plain table stands for a job file whose request is its own columns of the same names. */
  static RequestSpec ownColumns(String table) {
    return new RequestSpec(
        Arrays.stream(RequestField.values())
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    field ->
                        List.of(
                            new Setting(field.word(), "{{" + field.word() + "}}", table, 0, 0)))),
        true,
        List.of());
  }

  /** The same request with another template in one field. */
  RequestSpec with(RequestField field, Setting template) {
    Map<RequestField, List<Setting>> others = new EnumMap<>(RequestField.class);
    others.putAll(templates);
    others.put(field, List.of(template));
    return new RequestSpec(others, fromOwnColumns, variants);
  }

  /** The field's templates; empty where the request does not have the field. */
  List<Setting> of(RequestField field) {
    return templates.getOrDefault(field, List.of());
  }
}
