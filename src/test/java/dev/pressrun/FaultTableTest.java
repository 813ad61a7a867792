package dev.pressrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each fault in the README's table has a test that is there. */
class FaultTableTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

  @Test
  void every_fault_names_tests_that_are_there() throws IOException {
    Set<String> tests = tests();
    List<String> rows = rows();
    assertThat(rows).hasSizeGreaterThan(30);
    for (String row : rows) {
      String[] cells = row.split(" \\| ");
      List<String> named =
          TEST.matcher(cells[cells.length - 1]).results().map(MatchResult::group).toList();
      assertThat(named).as(row).isNotEmpty();
      assertThat(tests).as(row).containsAll(named);
    }
  }

  /** The table's rows, without the headings between them. */
  private static List<String> rows() throws IOException {
    return Files.readAllLines(Path.of("README.md")).stream()
        .dropWhile(line -> !line.startsWith("| fault |"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .filter(line -> !line.startsWith("| **"))
        .toList();
  }

  private static Set<String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith("Test.java"))
          .map(name -> "`" + name.replace(".java", "`"))
          .collect(Collectors.toSet());
    }
  }
}
