package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.cli.Terminal.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The page of pains is true, and those that no other test proves are proved here. */
@Isolated("it listens to the process's own output")
@Timeout(120)
class PainsTest {
  private static final Pattern PROOF = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+))?`");

  @TempDir private Path folder;
  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal = new Terminal(folder);
  }

  private Said rerun(String... how) {
    String[] arguments = new String[how.length + 3];
    arguments[0] = "rerun";
    arguments[1] = folder.resolve("job.yml").toString();
    arguments[2] = "--out=" + terminal.out;
    System.arraycopy(how, 0, arguments, 3, how.length);
    return terminal.type(arguments);
  }

  @Test
  void every_test_that_the_page_names_is_there() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
        String name = String.valueOf(file.getFileName()).replace(".java", "");
        sources.merge(name, Files.readString(file), String::concat);
      }
    }
    List<String> lines = Files.readAllLines(Path.of("src", "docs", "pains.md"));
    List<String> pains =
        new ArrayList<>(
            lines.stream().filter(line -> line.matches("\\| (\\d+|[a-f]) .*")).toList());
    assertThat(pains).hasSize(31).noneMatch(pain -> pain.contains("Not answered"));
    List<String> faults =
        Files.readAllLines(Path.of("README.md")).stream()
            .dropWhile(line -> !line.startsWith("| fault |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .filter(line -> !line.startsWith("| **"))
            .toList();
    assertThat(faults).isNotEmpty();
    pains.addAll(faults);
    for (String pain : pains) {
      Matcher proof = PROOF.matcher(pain);
      assertThat(proof.find()).as(pain).isTrue();
      do {
        String method = proof.group(2);
        assertThat(proof.group(1)).as(pain).isIn(sources.keySet());
        if (method != null) {
          assertThat(sources.get(proof.group(1))).as(pain).contains("void " + method + "(");
        }
      } while (proof.find());
    }
    assertThat(Files.readString(Path.of("README.md"))).contains("(src/docs/pains.md)");
  }

  @Test
  void what_failed_is_made_again_by_choice_and_nothing_else() throws IOException {
    terminal.job(
        "id,prompt\na,a vase [[generation_failed]]\nb,a bowl\nc,a cup [[invalid_request]]\n",
        "limits: {attempts: 1}");
    assertThat(terminal.run().out()).contains("1 done, 1 new, 2 failed");
    assertThat(rerun("--code=generation_failed").out())
        .contains("1 row to make again", "1 done, 0 new, 2 failed");
    assertThat(rerun("--failed").out()).contains("2 rows to make again");
    assertThat(rerun("--keys=b").out()).contains("1 row to make again", "1 done, 1 new");
  }

  @Test
  void a_prompt_that_the_filter_refused_is_not_sent_again_unchanged() throws IOException {
    terminal.job("id,prompt\na,something nude\n");
    terminal.run();
    assertThat(rerun("--failed").out()).contains("0 rows to make again");
    assertThat(rerun("--failed", "--force").out()).contains("1 row to make again", "1 failed");
  }

  @Test
  void what_was_rejected_on_the_contact_sheet_is_made_again() throws IOException {
    terminal.job("id,prompt\na,a vase\nb,a bowl\nc,a cup\n");
    terminal.run();
    Path picks = folder.resolve("picks.csv");
    Files.writeString(picks, "key,pick,note\na,pick,\nb,reject,too dark\n");
    assertThat(rerun("--from=" + picks).out()).contains("1 row to make again", "3 done, 1 new");
  }

  @Test
  void a_picture_that_was_altered_is_found() throws IOException {
    terminal.job("id,prompt\na,a vase\nb,a bowl\n");
    terminal.run();
    Said whole = terminal.type("verify", terminal.out.toString());
    assertThat(whole.code()).isEqualTo(ExitCode.DONE);
    try (Stream<Path> images = Files.list(terminal.out.resolve("images"))) {
      Files.writeString(images.sorted().findFirst().orElseThrow(), "not a picture");
    }
    Said altered = terminal.type("verify", terminal.out.toString());
    assertThat(altered.code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(altered.out() + altered.err()).contains("a");
  }

  @Test
  void a_price_that_nobody_knows_is_told_where_a_cap_is_to_be_kept() throws IOException {
    terminal.job("id,prompt\na,a vase\n", "request: {prompt: \"{{prompt}}\", model: uni-9}");
    Said said = terminal.run("--max-cost=1");
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.out()).contains("the price of uni-9 is unknown");
    Path job = folder.resolve("job.yml");
    Said plan = terminal.type("plan", job.toString(), "--out=" + terminal.out);
    assertThat(plan.out()).contains("Cost: unknown for 1 image; add the price to api.prices");
  }
}
