package dev.pressrun.input;

import dev.pressrun.model.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with one row. */
final class RowProblems {
  private final String file;
  private final long line;
  private @Nullable List<Problem> problems;

  RowProblems(String file, long line) {
    this.file = file;
    this.line = line;
  }

  /** A mistake that belongs to no single column. */
  void add(String message) {
    addTo(null, message);
  }

  /** A mistake in what a template has made of the row, named by its column where it has one. */
  void add(RowTemplate template, String message) {
    if (template.header() == null) {
      addTo(null, template.setting().name() + ": " + message);
    } else {
      addTo(template.header(), message);
    }
  }

  /** A mistake in a cell. */
  void addTo(@Nullable String column, String message) {
    if (problems == null) {
      problems = new ArrayList<>(1);
    }
    problems.add(new Problem(file, line, column, message));
  }

  boolean isEmpty() {
    return problems == null;
  }

  List<Problem> list() {
    return problems == null ? List.of() : List.copyOf(problems);
  }
}
