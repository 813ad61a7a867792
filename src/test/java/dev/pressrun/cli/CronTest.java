package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What the README says to those who run pressrun by cron. */
@Isolated("it listens to the process's own output")
@Timeout(120)
class CronTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+)(?:, (\\d+))? \\| ");

  @TempDir private Path folder;

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }

  @Test
  void every_exit_code_is_in_the_table_and_no_other() throws Exception {
    List<Integer> codes = new ArrayList<>();
    for (Field field : ExitCode.class.getFields()) {
      codes.add(field.getInt(null));
    }
    List<Integer> told = new ArrayList<>();
    Matcher rows = ROW.matcher(readme());
    while (rows.find()) {
      told.add(Integer.valueOf(rows.group(1)));
      if (rows.group(2) != null) {
        told.add(Integer.valueOf(rows.group(2)));
      }
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(codes);
  }

  @Test
  void crontab_and_service_run_a_command_that_is_there_with_an_option_that_is_there()
      throws IOException {
    String command = "pressrun run jobs/autumn.yml --quiet";
    assertThat(readme()).containsSubsequence("```cron", command, "```ini", "ExecStart=", command);
    Terminal terminal = new Terminal(folder);
    terminal.job("id,prompt\na,a vase\n");
    Terminal.Said said = terminal.run("--quiet");
    assertThat(said.out().lines())
        .containsExactly(
            "1 done, 1 new, $0.0404", terminal.out.resolve("index.html") + ", results.csv");
    assertThat(said.err()).isEmpty();
  }

  @Test
  void the_log_is_where_the_readme_says() throws IOException {
    Terminal terminal = new Terminal(folder);
    terminal.job("id,prompt\na,a vase\n");
    terminal.run();
    assertThat(terminal.out.resolve(".pressrun/pressrun.log.0")).exists();
    assertThat(readme()).contains(".pressrun/pressrun.log.0", "three files of 5 MB");
  }
}
