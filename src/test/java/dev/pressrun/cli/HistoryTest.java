package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.cli.Terminal.Said;
import dev.pressrun.engine.Progress;
import dev.pressrun.job.JobHistory;
import dev.pressrun.job.PastRun;
import dev.pressrun.ledger.LedgerData;
import dev.pressrun.model.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Isolated("it listens to the process's own output")
@Timeout(120)
class HistoryTest {
  @TempDir private Path folder;
  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal = new Terminal(folder);
  }

  private Said history(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "history";
    arguments[1] = terminal.out.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return terminal.type(arguments);
  }

  /** The lines below the headers, newest run first. */
  private List<String> runs() {
    return history().out().lines().skip(1).toList();
  }

  private void threeRuns() throws IOException {
    terminal.job("id,prompt\na,a red vase\nb,something nude\nc,a jug\n");
    terminal.run("--max-images=1");
    terminal.run();
    terminal.job("id,prompt\na,a red vase\nb,\n");
    terminal.run();
  }

  @Test
  void each_run_is_told_with_what_it_made_and_how_it_ended() throws IOException {
    threeRuns();
    Said said = history();
    assertThat(said.code()).isEqualTo(ExitCode.DONE);
    assertThat(said.out()).startsWith("STARTED");
    assertThat(runs()).hasSize(3);
    assertThat(runs().get(0)).containsPattern(" 0 +0 +0 +\\$0.00 +refused: invalid rows$");
    assertThat(runs().get(1)).containsPattern(" 1 +1 +0 +\\$0.0404 +completed$");
    assertThat(runs().get(2)).containsPattern(" 1 +0 +0 +\\$0.0404 +stopped: cap reached$");
    assertThat(history("--last=1").out().lines()).hasSize(2);
  }

  @Test
  void programs_get_jobs_and_runs_as_json() throws IOException {
    threeRuns();
    JsonNode history = JsonMapper.shared().readTree(history("--json").out());
    assertThat(history.get("runs")).hasSize(3);
    JsonNode made = history.get("runs").get(1);
    assertThat(made.get("made").asInt()).isOne();
    assertThat(made.get("failed").asInt()).isOne();
    assertThat(made.get("spent_usd").decimalValue()).isEqualByComparingTo("0.0404");
    assertThat(made.get("ended").asString()).isEqualTo("completed");
    assertThat(Instant.parse(made.get("ended_at").asString()))
        .isAfterOrEqualTo(Instant.parse(made.get("started_at").asString()));
    assertThat(history.at("/runs/0/ended").asString()).isEqualTo("refused");
    assertThat(history.at("/runs/2/stopped").asString()).isEqualTo("cap_reached");

    JsonNode jobs =
        JsonMapper.shared().readTree(terminal.type("jobs", folder.toString(), "--json").out());
    assertThat(jobs.get("jobs")).hasSize(1);
    assertThat(jobs.at("/jobs/0/folder").asString()).isEqualTo(terminal.out.toString());
    assertThat(jobs.at("/jobs/0/under_way").asBoolean()).isFalse();
    assertThat(jobs.at("/jobs/0/spent_usd").decimalValue()).isPositive();
    assertThat(jobs.at("/jobs/0/states/done").asInt()).isPositive();
    assertThat(jobs.get("unreadable")).isEmpty();
  }

  @Test
  void a_run_that_was_killed_is_told_with_what_was_billed_in_its_time() throws Exception {
    terminal.job("id,prompt\na,a red vase\n");
    terminal.run();
    try (OpenFolder open = OpenFolder.create(terminal.out)) {
      execute(open.ledger(), "DELETE FROM BATCH_JOB_EXECUTION_CONTEXT");
      execute(open.ledger(), "UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', END_TIME = NULL");
    }
    assertThat(runs()).singleElement().asString().containsPattern(" 1 .*\\$0.0404 +cut off$");
    terminal.run();
    assertThat(runs().get(0)).endsWith("completed").containsPattern(" 0 +0 +0 +\\$0.00");
    assertThat(runs().get(1)).endsWith("cut off");
  }

  @Test
  void old_runs_are_forgotten_and_the_job_goes_on_as_before() throws Exception {
    threeRuns();
    assertThat(history("--prune", "--keep=0").code()).isEqualTo(ExitCode.BAD_INPUT);
    Said pruned = history("--prune", "--keep=1");
    assertThat(pruned.out()).contains("2 runs forgotten.");
    assertThat(runs()).singleElement().asString().contains("refused");
    try (OpenFolder open = OpenFolder.create(terminal.out)) {
      assertThat(count(open.ledger(), "BATCH_JOB_EXECUTION")).isEqualTo(1);
      assertThat(count(open.ledger(), "BATCH_JOB_INSTANCE")).isEqualTo(1);
      assertThat(count(open.ledger(), "BATCH_JOB_EXECUTION_CONTEXT")).isEqualTo(1);
      assertThat(count(open.ledger(), "BATCH_STEP_EXECUTION")).isEqualTo(1);
    }
    terminal.job("id,prompt\na,a red vase\n");
    assertThat(terminal.run().out()).contains("1 done, 0 new, $0.00");
    assertThat(runs()).hasSize(2);
  }

  @Test
  void a_history_is_read_while_a_run_holds_the_folder_and_not_pruned_then() throws IOException {
    terminal.job("id,prompt\na,a red vase\n");
    terminal.run();
    try (OpenFolder held = OpenFolder.create(terminal.out)) {
      assertThat(runs()).hasSize(1);
      assertThat(history("--prune").code()).isEqualTo(ExitCode.ALREADY_RUNNING);
      List<PastRun> runs = new JobHistory(held.ledger()).runs(10);
      assertThat(runs.get(0).figures()).isEqualTo(new PastRun.Figures(1, 0, 0, Money.of("0.0404")));
    }
  }

  @Test
  void jobs_lists_the_output_folders_below_a_folder() throws IOException {
    assertThat(terminal.type("jobs", folder.toString()).out()).contains("No job");
    terminal.job("id,prompt\na,a red vase\nb,something nude\nc,a jug\n", "name: autumn");
    terminal.run("--max-images=1");
    Files.createDirectories(folder.resolve("no-job"));
    Said said = terminal.type("jobs", folder.toString());
    assertThat(said.code()).isEqualTo(ExitCode.DONE);
    assertThat(said.out().lines()).hasSize(2);
    assertThat(said.out().lines().skip(1).findFirst().orElseThrow())
        .startsWith("autumn")
        .containsPattern(" 1 +0 +0 +2 +0 +\\$0.0404 ")
        .endsWith(terminal.out.toString());
    RunGauge gauge =
        new RunGauge(InstantSource.system(), "autumn", 2, new Progress()::tally, () -> "");
    try (ProgressFile said2 = ProgressFile.keep(terminal.out, gauge)) {
      assertThat(said2).isNotNull();
      assertThat(terminal.type("jobs", folder.toString()).out()).contains("under way");
    }
  }

  @Test
  void an_output_folder_that_cannot_be_read_is_told_beside_the_others() throws IOException {
    terminal.job("id,prompt\na,a red vase\n");
    terminal.run();
    Path broken = Files.createDirectories(folder.resolve("broken/.pressrun"));
    Files.writeString(broken.resolve("ledger.mv.db"), "no ledger " + Instant.EPOCH);
    Said said = terminal.type("jobs", folder.toString());
    assertThat(said.out()).contains("$0.0404", broken.getParent() + ": The state file");
  }

  private static long count(LedgerData ledger, String table) throws SQLException {
    try (Connection connection = ledger.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(LedgerData ledger, String sql) throws SQLException {
    try (Connection connection = ledger.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
