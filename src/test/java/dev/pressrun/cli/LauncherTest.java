package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LauncherTest {
  @Test
  void a_machine_that_lets_too_few_files_be_opened_is_told_before_anything_is_started()
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", "ulimit -n 255 && exec ./pressrun run jobs/demo.yml")
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process launcher = builder.start();
    String said = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(launcher.waitFor()).isEqualTo(ExitCode.STOPPED);
    assertThat(said.lines()).hasSize(1);
    assertThat(said).contains("may open 255 here", "Nothing was started", "ulimit -n");
  }
}
