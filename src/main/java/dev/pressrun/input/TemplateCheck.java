package dev.pressrun.input;

import com.samskivert.mustache.Mustache;
import dev.pressrun.model.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at what a template is made of before any row is filled in. */
final class TemplateCheck implements Mustache.Visitor {
  private static final Set<String> TAKEN = Set.of(".", "this", "-first", "-last", "-index");

  private final Setting setting;
  private final List<String> headers;
  private final List<Problem> problems;
  private final int problemsBefore;
  private final Set<String> names = new HashSet<>();
  private int parts;
  private @Nullable String lastVariable;

  TemplateCheck(Setting setting, List<String> headers, List<Problem> problems) {
    this.setting = setting;
    this.headers = headers;
    this.problems = problems;
    this.problemsBefore = problems.size();
  }

  /** Whether nothing was wrong. */
  boolean isClean() {
    return problems.size() == problemsBefore;
  }

  /** The columns that the template looks at. */
  Set<String> names() {
    return names;
  }

  /** The column, where the template is nothing but that; else null. */
  @Nullable String onlyVariable() {
    return parts == 1 ? lastVariable : null;
  }

  @Override
  public void visitText(String text) {
    parts++;
    if (text.contains("{{") && !setting.text().contains("{{=")) {
      complain("\"{{\" opens a column's name that \"}}\" never closes");
    }
  }

  @Override
  public void visitVariable(String name) {
    parts++;
    lastVariable = name;
    requireColumn(name);
  }

  @Override
  public boolean visitSection(String name) {
    parts++;
    if (headers.contains(name) || TemplateFunctions.named(name) == null) {
      requireColumn(name);
    }
    return true;
  }

  @Override
  public boolean visitInvertedSection(String name) {
    parts++;
    requireColumn(name);
    return true;
  }

  @Override
  public boolean visitInclude(String name) {
    return refuse('>', name);
  }

  @Override
  public boolean visitParent(String name) {
    return refuse('<', name);
  }

  @Override
  public boolean visitBlock(String name) {
    return refuse('$', name);
  }

  private boolean refuse(char sign, String name) {
    parts++;
    complain(
        "{{%c%s}} asks for another template, and there is none; a column whose name begins with"
                .formatted(sign, name)
            + " %c is written {{{%c%s}}}".formatted(sign, sign, name));
    return false;
  }

  private void requireColumn(String name) {
    names.add(name);
    if (TAKEN.contains(name)) {
      complain("{{" + name + "}} has another meaning in templates; a column needs another name");
    } else if (!headers.contains(name)) {
      complain(
          "there is no column \"%s\"%s; the headers are %s"
              .formatted(name, Nearest.hint(name, headers), Headers.list(headers)));
    }
  }

  private void complain(String message) {
    problems.add(setting.problem(message));
  }
}
