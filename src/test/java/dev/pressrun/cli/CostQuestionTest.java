package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.engine.StopReason;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.input.JobOverrides;
import dev.pressrun.input.JobSpec;
import dev.pressrun.input.JobSpecs;
import dev.pressrun.ledger.LedgerQueries.Purchase;
import dev.pressrun.model.Money;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(60)
class CostQuestionTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private JobSpec job(String... lines) throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "prompt\na vase\n");
    Path job = folder.resolve("job.yml");
    Files.writeString(
        job,
        "input: {file: rows.csv}\nrequest: {prompt: \"{{prompt}}\"}\n" + String.join("\n", lines));
    return JobSpecs.read(job, JobOverrides.NONE);
  }

  private boolean agrees(JobSpec spec, Purchase purchase, String answer) {
    return agrees(
        spec,
        purchase,
        new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)),
        new StopSignal());
  }

  private boolean agrees(JobSpec spec, Purchase purchase, InputStream in, StopSignal stop) {
    said.reset();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new CostQuestion(spec, out, in, stop).agrees(purchase);
  }

  private String question() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private static Purchase purchase(long images, String cost, long unpriced) {
    return new Purchase(images, Money.of(cost), unpriced);
  }

  @ParameterizedTest
  @CsvSource({"y,true", "Yes,true", "n,false", "'',false", "sure,false"})
  void only_a_yes_is_a_yes(String answer, boolean agreed) throws IOException {
    assertThat(agrees(job(), purchase(812, "34.10", 0), answer + "\n")).isEqualTo(agreed);
    assertThat(question()).contains("812 images", "$34.10", "[y/N]");
  }

  @Test
  void what_costs_no_more_than_the_bound_needs_no_question() throws IOException {
    assertThat(agrees(job(), purchase(200, "10.00", 0), "")).isTrue();
    assertThat(question()).isEmpty();
    assertThat(agrees(job("limits: {ask-above: 2.50}"), purchase(80, "3.20", 0), "")).isFalse();
    assertThat(question()).contains("$3.20");
  }

  @Test
  void no_more_than_the_cap_lets_through_is_asked_about() throws IOException {
    JobSpec capped = job("limits: {max-cost: 5}");
    assertThat(agrees(capped, purchase(800, "32.00", 0), "")).isTrue();
    assertThat(question()).isEmpty();
  }

  @Test
  void an_unknown_price_is_asked_about_however_little_the_rest_is() throws IOException {
    assertThat(agrees(job(), purchase(3, "0.08", 1), "y\n")).isTrue();
    assertThat(question()).contains("1 of them at an unknown price");
  }

  @Test
  void a_signal_to_stop_is_an_answer_too() throws IOException {
    StopSignal stop = new StopSignal();
    try (PipedOutputStream silent = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(silent)) {
      stop.raise(StopReason.INTERRUPTED, "Stopped by Ctrl-C.");
      assertThat(agrees(job(), purchase(812, "34.10", 0), in, stop)).isFalse();
    }
  }

  @Test
  void nobody_is_asked_without_a_terminal_or_with_yes_or_by_the_simulator() throws IOException {
    RunOptions plain = CommandLine.populateCommand(new RunOptions());
    RunOptions yes = CommandLine.populateCommand(new RunOptions(), "--yes");
    assertThat(CostQuestion.isDue(job(), plain, true)).isTrue();
    assertThat(CostQuestion.isDue(job(), plain, false)).isFalse();
    assertThat(CostQuestion.isDue(job(), yes, true)).isFalse();
    assertThat(CostQuestion.isDue(job("api: simulator"), plain, true)).isFalse();
  }
}
