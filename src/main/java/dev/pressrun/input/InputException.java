package dev.pressrun.input;

import dev.pressrun.model.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The job file, the table or an option is wrong: all that was found, each with its own sentence.
 * Nothing has been sent when this is thrown.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** With at least one problem. */
  public InputException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public InputException(Problem problem) {
    this(List.of(problem));
  }

  /** All that is wrong, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
