package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.cli.Terminal.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it listens to the process's own output")
@Timeout(120)
class CommandsTest {
  private static final String THREE =
      """
      id,prompt,note
      a,a red vase,first
      b,"a blue bowl, empty",second
      c,a green cup,third
      """;

  @TempDir private Path folder;
  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal = new Terminal(folder);
  }

  @Test
  void a_table_becomes_pictures_and_a_manifest_and_a_second_run_has_nothing_to_do()
      throws IOException {
    terminal.job(THREE);
    Said first = terminal.run();
    assertThat(first.err()).isEmpty();
    assertThat(first.out())
        .contains("Simulator", "3 done, 3 new", "$0.1212", "out/index.html, results.csv");
    assertThat(first.code()).isEqualTo(ExitCode.DONE);
    assertThat(terminal.pictures()).isEqualTo(3);
    assertThat(terminal.results().lines().toList().get(2)).startsWith("b,\"a blue bowl, empty\"");
    assertThat(terminal.out.resolve("results.jsonl")).exists();
    assertThat(Files.readString(terminal.out.resolve("summary.json"))).contains("\"done\"");
    String manifest = terminal.results();
    Said second = terminal.run();
    assertThat(second.out()).contains("3 done, 0 new, $0.00");
    assertThat(second.code()).isEqualTo(ExitCode.DONE);
    assertThat(terminal.results()).isEqualTo(manifest);
  }

  @Test
  void an_edited_row_is_made_anew_and_reordered_rows_are_not() throws IOException {
    terminal.job(THREE);
    terminal.run();
    terminal.job(
        """
        id,prompt,note
        c,a green cup,third
        a,a red vase,first
        b,a yellow bowl,second
        """);
    Said edited = terminal.run();
    assertThat(edited.out()).contains("3 done, 1 new, $0.0404");
    assertThat(terminal.results().lines().skip(1).map(line -> line.substring(0, 1)))
        .containsExactly("c", "a", "b");
    assertThat(terminal.run().out()).contains("3 done, 0 new, $0.00");
  }

  @Test
  void invalid_rows_stop_the_run_before_anything_is_sent_unless_they_are_to_be_skipped()
      throws IOException {
    terminal.job(
        "id,prompt,aspect_ratio\na,a red vase,1:1\nb,a bowl,7:5\nc,,1:1\n",
        "request: {prompt: \"{{prompt}}\", aspect_ratio: \"{{aspect_ratio}}\"}");
    Said refused = terminal.run();
    assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.out())
        .contains("rows.csv:3", "aspect_ratio", "7:5", "rows.csv:4", "Nothing was sent");
    assertThat(terminal.pictures()).isZero();
    Said skipped = terminal.run("--skip-invalid");
    assertThat(skipped.code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(skipped.out()).contains("1 done, 1 new, 2 invalid");
    assertThat(terminal.results()).contains("invalid");
  }

  @Test
  void rows_that_share_an_id_and_names_that_collide_are_told_with_both_lines() throws IOException {
    terminal.job("id,prompt\na,one\na,two\n");
    Said sameId = terminal.run();
    assertThat(sameId.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(sameId.out()).contains("rows.csv:3", "\"a\"", "line 2");
    terminal.job("id,prompt,name\na,one,Same\nb,two,same\n", "output:", "  file: \"{{name}}\"");
    Said sameName = terminal.run();
    assertThat(sameName.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(sameName.out()).contains("line 2", "output.file");
    assertThat(terminal.pictures()).isZero();
  }

  @Test
  void a_column_that_is_not_there_is_told_with_those_that_are() throws IOException {
    terminal.job(THREE, "request:", "  prompt: \"{{titel}}\"");
    Said said = terminal.run();
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.err()).contains("titel", "prompt", "note");
  }

  @Test
  void a_cap_is_spent_to_the_last_picture_that_fits() throws IOException {
    terminal.job(THREE);
    Said said = terminal.run("--max-cost=0.0808");
    assertThat(said.code()).isEqualTo(ExitCode.STOPPED);
    assertThat(said.out()).contains("2 done, 2 new, 1 not sent, $0.0808", "cap");
    Said more = terminal.run("--max-cost=0.1212");
    assertThat(more.code()).isEqualTo(ExitCode.DONE);
    assertThat(more.out()).contains("3 done, 1 new, $0.0404");
  }

  @Test
  void what_is_no_amount_is_told_before_anything_is_sent() throws IOException {
    terminal.job(THREE);
    Said said = terminal.run("--max-cost=lots");
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.err()).contains("--max-cost", "lots", "25 or 0.50");
  }

  @Test
  void a_folder_that_another_run_works_on_is_left_alone() throws IOException {
    terminal.job(THREE);
    try (OpenFolder other = OpenFolder.create(terminal.out)) {
      Said said = terminal.run();
      assertThat(said.code()).isEqualTo(ExitCode.ALREADY_RUNNING);
      assertThat(said.err()).contains(other.folder().toString(), "--out", "process");
    }
    assertThat(terminal.run().code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void rows_in_doubt_are_listed_and_settled() throws IOException {
    terminal.job(
        "id,prompt\nlost,a vase [[lost-answer]]\ngood,a bowl\nmore,a jug [[lost-answer]]\n");
    Said said = terminal.run();
    assertThat(said.code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(said.out()).contains("1 done, 1 new, 2 in doubt");
    Said status = terminal.type("status", terminal.out.toString());
    assertThat(status.out())
        .contains("2 in doubt", "1 done", "3 rows", "lost", "X-Request-Id", "$0.0404", "a vase");
    Said settled = terminal.type("resolve", terminal.out.toString(), "--give-up", "--key=lost");
    assertThat(settled.code()).isEqualTo(ExitCode.DONE);
    assertThat(settled.out()).contains("Given up: 1 row.");
    assertThat(terminal.results()).contains("given_up");
    terminal.type("resolve", terminal.out.toString(), "--resubmit");
    terminal.job("id,prompt\nlost,a vase [[lost-answer]]\ngood,a bowl\nmore,a jug\n");
    assertThat(terminal.run().out()).contains("2 done, 1 new, 1 failed");
  }

  @Test
  void failures_are_told_in_words_with_what_to_do() throws IOException {
    terminal.job("id,prompt\na,something nude\nb,a bowl\n");
    Said said = terminal.run();
    assertThat(said.code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(said.out()).contains("1 × content_moderated", "Reword it");
    Said again = terminal.run();
    assertThat(again.out()).contains("1 done, 0 new, 1 failed, $0.00");
  }

  @Test
  void the_report_is_written_again_from_the_ledger_byte_by_byte() throws IOException {
    terminal.job(THREE);
    terminal.run();
    String manifest = terminal.results();
    Files.delete(terminal.out.resolve("results.csv"));
    Said said = terminal.type("report", terminal.out.toString());
    assertThat(said.code()).isEqualTo(ExitCode.DONE);
    assertThat(terminal.results()).isEqualTo(manifest);
  }

  @Test
  void an_empty_table_is_an_empty_job() throws IOException {
    terminal.job("id,prompt\n");
    Said said = terminal.run();
    assertThat(said.code()).isEqualTo(ExitCode.DONE);
    assertThat(said.out()).contains("0 done");
  }

  @Test
  void a_folder_without_a_run_has_no_status() {
    Said said = terminal.type("status", folder.toString());
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.err()).contains("pressrun run");
  }

  @Test
  void every_command_has_help_with_examples() {
    for (String command : new String[] {"run", "status", "report", "resolve"}) {
      Said said = terminal.type(command, "--help");
      assertThat(said.code()).isZero();
      assertThat(said.out()).contains("Examples:");
    }
  }
}
