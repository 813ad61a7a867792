package dev.pressrun.input;

import java.util.List;

/**
 * The rows of an input file, one after the other in constant memory. Not for use by several
 * threads.
 */
public interface Table extends Iterable<InputRow>, AutoCloseable {

  /**
   * Reads the file once from end to end, to learn how it is written and its digest, and stands
   * before its first row.
   *
   * @throws InputException where the file as a whole cannot be read as a table
   */
  static Table open(InputSpec input) {
    return ShapedTable.of(DelimitedTable.open(input), input.rows());
  }

  /**
   * The names of the columns, without surrounding spaces; the result columns of an earlier run's
   * manifest are left out.
   */
  List<String> headers();

  /** How the file is written, for people. */
  Detected detected();

  /** 64 lower-case hexadecimal digits, of the whole file. */
  String sha256();

  /** Closes the file. */
  @Override
  void close();
}
