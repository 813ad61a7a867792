package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.ledger.ChildJvm;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real program on a real terminal, which {@code script} of util-linux lends. */
@Timeout(180)
class TerminalRunTest {
  private static final int CTRL_C = 3;
  private static final Pattern BUSY = Pattern.compile(" [1-9]\\d*/40 .* [1-9]\\d* in flight");

  @TempDir private Path folder;
  private Process run;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(
        folder.resolve("rows.csv"),
        IntStream.range(0, 40)
            .mapToObj(i -> "k" + i + ",a vase number " + i + "\n")
            .collect(Collectors.joining("", "id,prompt\n", "")));
    Path job = folder.resolve("job.yml");
    Files.writeString(
        job,
        """
        api: simulator
        input: {file: rows.csv}
        request: {prompt: "{{prompt}}"}
        output: {folder: out}
        simulator: {median-duration: 1s, long-side: 32, concurrent-jobs: 2}
        """);
    String command = String.join(" ", ChildJvm.of(Main.class, "run", job.toString()).command());
    // Who runs the tests in the background may have SIGINT ignored, which is inherited.
    run =
        new ProcessBuilder(
                "script", "-qefc", "exec env --default-signal=INT " + command, "/dev/null")
            .redirectErrorStream(true)
            .start();
  }

  @AfterEach
  void end() {
    run.destroyForcibly();
  }

  @Test
  void a_bar_shows_the_run_and_ctrl_c_tells_what_is_due_and_collects_it() throws Exception {
    StringBuilder shown = new StringBuilder();
    boolean pressed = false;
    InputStream screen = run.getInputStream();
    OutputStream keyboard = run.getOutputStream();
    byte[] part = new byte[8192];
    int length = screen.read(part);
    while (length >= 0) {
      shown.append(new String(part, 0, length, StandardCharsets.UTF_8));
      if (!pressed && BUSY.matcher(shown).find()) {
        keyboard.write(CTRL_C);
        keyboard.flush();
        pressed = true;
      }
      length = screen.read(part);
    }
    assertThat(shown.toString())
        .contains("images", "%", "│", "Ctrl-C again leaves that to the next run")
        .containsPattern(
            "nothing more is submitted\\. \\d+ in flight, about \\$0\\.\\d+ already due")
        .contains("Stopped by Ctrl-C.", "not sent")
        .doesNotContain("still in flight");
    assertThat(run.waitFor()).isEqualTo(ExitCode.INTERRUPTED);
  }
}
