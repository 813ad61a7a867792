package dev.pressrun.input;

import com.samskivert.mustache.Template;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A compiled template, to be filled in row by row. Not for use by several threads. */
final class RowTemplate {
  private final Setting setting;
  private final Template template;
  private final Map<String, Integer> columns;
  private final Set<String> names;
  private final @Nullable String onlyHeader;
  private final int onlyColumn;
  private final Page page = new Page();

  /**
   * A template that has been checked.
   *
   * @param check what the template is made of
   * @param plain whether a cell may be taken as it is
   */
  RowTemplate(
      Setting setting,
      Template template,
      Map<String, Integer> columns,
      TemplateCheck check,
      boolean plain) {
    this.setting = setting;
    this.template = template;
    this.columns = columns;
    this.names = Set.copyOf(check.names());
    this.onlyHeader = plain ? check.onlyVariable() : null;
    this.onlyColumn = onlyHeader == null ? -1 : columns.getOrDefault(onlyHeader, -1);
  }

  /** The template with the row's cells filled in. */
  String render(List<String> cells) {
    if (onlyColumn >= 0) {
      return cells.get(onlyColumn);
    }
    page.text.setLength(0);
    template.execute(new RowContext(columns, cells), page);
    return page.text.toString();
  }

  /** The header where the template is nothing but that column, else null. */
  @Nullable String header() {
    return onlyHeader;
  }

  /** What a problem is named by: the only column that the template looks at, else the setting. */
  String place() {
    return names.size() == 1 ? names.iterator().next() : setting.name();
  }

  /** The columns that the template looks at. */
  Set<String> names() {
    return names;
  }

  /** What the user wrote. */
  Setting setting() {
    return setting;
  }

  /** A writer into memory without locks. */
  private static final class Page extends Writer {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void write(char[] characters, int from, int count) {
      text.append(characters, from, count);
    }

    @Override
    public Writer append(CharSequence characters) {
      text.append(characters);
      return this;
    }

    @Override
    public void write(String characters) {
      text.append(characters);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
