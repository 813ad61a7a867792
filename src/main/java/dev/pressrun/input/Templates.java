package dev.pressrun.input;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.MustacheParseException;
import com.samskivert.mustache.Template;
import dev.pressrun.model.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compiles templates over the columns of a table: {@code {{column}}} stands for the row's cell,
 * {@code {{#column}}…{{/column}}} for a part that is left out where the cell is blank, {@code
 * {{^column}}…{{/column}}} for one that stands only there. {@link TemplateFunctions} are sections
 * too. What a cell holds is text, never a template.
 */
final class Templates {
  private static final Pattern SEPARATORS = Pattern.compile("[/\\\\]");

  private final List<String> headers;
  private final Map<String, Integer> columns = new HashMap<>();
  private final Mustache.Compiler compiler =
      Mustache.compiler()
          .escapeHTML(false)
          .emptyStringIsFalse(true)
          .withCollector(new CellCollector());
  private final Mustache.Compiler pathCompiler =
      compiler.withFormatter(cell -> SEPARATORS.matcher(String.valueOf(cell)).replaceAll("-"));

  Templates(List<String> headers) {
    this.headers = headers;
    for (int i = 0; i < headers.size(); i++) {
      columns.put(headers.get(i), i);
    }
  }

  /**
   * A template whose cells may hold anything.
   *
   * @return null where the template is wrong; the problem is added
   */
  @Nullable RowTemplate compile(Setting setting, List<Problem> problems) {
    TemplateCheck check = new TemplateCheck(setting, headers, problems);
    Template template = compile(setting, compiler, check, problems);
    return template == null ? null : new RowTemplate(setting, template, columns, check, true);
  }

  /**
   * A template of a path, in which the cells' own separators make no folders.
   *
   * @return null where the template is wrong; the problem is added
   */
  @Nullable RowTemplate compilePath(Setting setting, List<Problem> problems) {
    TemplateCheck check = new TemplateCheck(setting, headers, problems);
    Template template = compile(setting, pathCompiler, check, problems);
    return template == null ? null : new RowTemplate(setting, template, columns, check, false);
  }

  private static @Nullable Template compile(
      Setting setting, Mustache.Compiler with, TemplateCheck check, List<Problem> problems) {
    try {
      Template template = with.compile(setting.text());
      template.visit(check);
      return check.isClean() ? template : null;
    } catch (MustacheParseException e) {
      problems.add(setting.problem("this template is not right: " + e.getMessage()));
    } catch (MustacheException | StringIndexOutOfBoundsException e) {
      problems.add(setting.problem("this template is not right: {{…}} without a column's name"));
    }
    return null;
  }
}
