package dev.pressrun.input;

import dev.pressrun.model.Problem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The files of an input, whose names may hold the patterns {@code *}, {@code ?} and {@code []}. */
final class InputFiles {
  private static final Pattern WILD = Pattern.compile("[*?\\[{]");

  private InputFiles() {}

  /**
   * Opens all of them as one table.
   *
   * @param known what is known of them
   * @throws InputException where one cannot be read as a table
   */
  static Table open(InputSpec input, KnownTables known) {
    List<Path> files = expand(input.files());
    if (files.size() == 1) {
      return open(files.get(0), input.format(), known);
    }
    List<Table> tables = new ArrayList<>();
    try {
      files.forEach(file -> tables.add(open(file, input.format(), known)));
      return new UnionTable(tables, input);
    } catch (InputException e) {
      tables.forEach(Table::close);
      throw e;
    }
  }

  private static Table open(Path file, TableFormat format, KnownTables known) {
    TableFile.check(file);
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return JsonLinesTable.open(file);
    }
    return TableFile.isWorkbook(file)
        ? ExcelTable.open(file, format)
        : DelimitedTable.open(file, format, known);
  }

  /** The files that the patterns match, each once; those of one pattern as people count them. */
  private static List<Path> expand(List<Path> named) {
    Set<Path> files = new LinkedHashSet<>();
    for (Path file : named) {
      Path name = file.getFileName();
      if (Files.exists(file) || name == null || !WILD.matcher(name.toString()).find()) {
        files.add(file);
      } else {
        files.addAll(matches(file, name));
      }
    }
    return List.copyOf(files);
  }

  private static List<Path> matches(Path file, Path name) {
    Path folder = InputSpec.folderOf(file);
    try {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + name);
      List<Path> found =
          TableFile.names(folder).stream()
              .filter(candidate -> matcher.matches(Path.of(candidate)))
              .sorted(NaturalOrder.INSTANCE)
              .map(candidate -> file.resolveSibling(candidate))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    } catch (PatternSyntaxException e) {
      throw problem(file, "this pattern is not right: " + e.getDescription());
    }
    String where = folder.toString().isEmpty() ? "the current folder" : folder.toString();
    throw problem(file, "no file in " + where + " has such a name");
  }

  private static InputException problem(Path file, String message) {
    return new InputException(new Problem(file.toString(), 0, null, message));
  }
}
