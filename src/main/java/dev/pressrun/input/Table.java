package dev.pressrun.input;

import java.util.List;

/**
 * The rows of an input's files, one after the other in constant memory. Not for use by several
 * threads.
 */
public interface Table extends Iterable<InputRow>, AutoCloseable {

  /**
   * Reads each file once from end to end, to learn how it is written and its digest, and stands
   * before the first row.
   *
   * @throws InputException where a file as a whole cannot be read as a table
   */
  static Table open(InputSpec input) {
    return open(input, KnownTables.none());
  }

  /**
   * As {@link #open(InputSpec)}, without reading what is known and has not changed since.
   *
   * @param known told of each file that was read
   */
  static Table open(InputSpec input, KnownTables known) {
    return ShapedTable.of(InputFiles.open(input, known), input.rows());
  }

  /**
   * The names of the columns, without surrounding spaces; the result columns of an earlier run's
   * manifest are left out.
   */
  List<String> headers();

  /** How the files are written, for people. */
  Detected detected();

  /** What is worth saying of the rows that were read so far, for people. */
  default List<String> remarks() {
    return List.of();
  }

  /** 64 lower-case hexadecimal digits, of all files with every byte. */
  String sha256();

  /** Closes the files. */
  @Override
  void close();
}
