package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.cli.Terminal.Said;
import dev.pressrun.engine.StopReason;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.job.RunResult;
import dev.pressrun.luma.BodySink;
import dev.pressrun.luma.DownloadOutcome;
import dev.pressrun.luma.ImageApi;
import dev.pressrun.luma.PollOutcome;
import dev.pressrun.luma.SubmitOutcome;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import dev.pressrun.model.Reference;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Items that are made from the pictures of others, from the table to the picture. */
@Isolated("it listens to the process's own output")
@Timeout(120)
class ChainRunTest {
  private static final String REQUEST =
      "request: {prompt: \"{{prompt}}\", source: \"generation:{{parent}}\"}";

  @TempDir private Path folder;
  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal = new Terminal(folder);
  }

  private Said run(String rows, String... options) throws IOException {
    terminal.job("id,parent,prompt\n" + rows, REQUEST);
    return terminal.run(options);
  }

  @Test
  void editions_are_made_from_their_shot_wherever_it_stands() throws IOException {
    Said said = run("winter,autumn,snow\nautumn,shot,leaves\nshot,,a red vase\n");
    assertThat(said.out()).contains("3 done, 3 new, $0.1272");
    assertThat(said.code()).isEqualTo(ExitCode.DONE);
    assertThat(run("shot,,a red vase\nautumn,shot,leaves\nwinter,autumn,snow\n").out())
        .contains("3 done, 0 new, $0.00");
    assertThat(run("shot,,a blue vase\nautumn,shot,leaves\nwinter,autumn,snow\n").out())
        .contains("3 done, 3 new, $0.1272");
  }

  @Test
  void a_picture_of_the_job_may_be_a_reference_too() throws IOException {
    try (AccountRun runs = new AccountRun(folder, AccountRun.SETTINGS)) {
      runs.table(
          "id,image_ref,source,prompt\n"
              + "scene,generation:shot|generation:style,,both together\n"
              + "edit,generation:style,generation:shot,in that style\n"
              + "shot,generation:,,a red vase\nstyle,,,a brush stroke\n");
      assertThat(runs.run().summary().count(ItemState.DONE)).isEqualTo(4);
      assertThat(runs.account.audit().billed())
          .isEqualTo(Money.of("0.0404").times(2).plus(Money.of("0.0464").times(2)));
      assertThat(runs.run().tally().sent()).isZero();
    }
  }

  @Test
  void a_shot_that_is_not_made_leaves_its_editions_waiting_with_the_reason() throws IOException {
    Said said = run("autumn,shot,leaves\nshot,,something nude\ndetail,autumn,its rim\n");
    assertThat(said.code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(said.out())
        .contains("0 done, 0 new, 1 failed, 2 not sent", "2 × parent_not_made")
        .doesNotContain("3 ×");
    assertThat(terminal.results()).contains("\"\"shot\"\" failed", "waits for another picture");
    Said mended = run("autumn,shot,leaves\nshot,,a vase\ndetail,autumn,its rim\n");
    assertThat(mended.code()).isEqualTo(ExitCode.DONE);
    assertThat(mended.out()).contains("3 done, 3 new");
    assertThat(terminal.results()).doesNotContain("parent_not_made");
  }

  @Test
  void a_shot_that_is_invalid_is_skipped_with_its_editions() throws IOException {
    Said said = run("autumn,shot,leaves\nshot,,\nother,,a cup\n", "--skip-invalid");
    assertThat(said.code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(said.out()).contains("1 done, 1 new, 1 invalid, 1 not sent");
    assertThat(terminal.results()).contains("\"\"shot\"\" is invalid");
  }

  @Test
  void unknown_keys_and_circles_are_told_before_anything_is_sent() throws IOException {
    Said said = run("shot,,a vase\nautumn,shott,leaves\na,b,one\nb,a,two\n");
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.out())
        .contains(
            "rows.csv:3: column parent: found \"generation:shott\"",
            "the nearest is \"shot\"",
            "rows.csv:4: column parent",
            "circle",
            "Nothing was sent");
  }

  @Test
  void the_cap_holds_for_editions_too() throws IOException {
    String rows = "shot,,a vase\nautumn,shot,leaves\nwinter,shot,snow\n";
    Said said = run(rows, "--max-cost=0.0838");
    assertThat(said.code()).isEqualTo(ExitCode.STOPPED);
    assertThat(said.out()).contains("2 done, 2 new, 1 not sent, $0.0838");
  }

  @Test
  void a_shot_that_is_made_again_is_made_before_its_editions() throws IOException {
    run("shot,,a vase\nautumn,shot,leaves\n");
    String job = folder.resolve("job.yml").toString();
    Said all = terminal.type("rerun", job, "--out=" + terminal.out, "--all");
    assertThat(all.out()).contains("2 done, 2 new, $0.0838");
  }

  @Test
  void a_thousand_rows_in_any_order_survive_a_stop_and_each_is_bought_once() throws IOException {
    try (AccountRun runs = new AccountRun(folder, AccountRun.SETTINGS.withLimits(100_000, 64))) {
      runs.table(shuffled(250));
      AtomicInteger submissions = new AtomicInteger();
      Listener listener = new Listener();
      RunResult stopped =
          runs.run(
              AccountRun.KEY,
              (api, stop) ->
                  listener.at(api, () -> stopAfter(submissions.incrementAndGet(), 400, stop)));
      assertThat(stopped.summary().count(ItemState.PENDING)).isPositive();
      RunResult rest = runs.run(AccountRun.KEY, (api, stop) -> listener.at(api, () -> {}));
      assertThat(rest.summary().count(ItemState.DONE)).isEqualTo(1_000);
      assertThat(RunWords.exitCode(rest)).isEqualTo(ExitCode.DONE);
      assertThat(runs.account.audit().generations().billed()).isEqualTo(1_000);
      assertThat(runs.account.audit().billed())
          .isEqualTo(Money.of("0.0404").times(250).plus(Money.of("0.0434").times(750)));
      assertThat(listener.sources).hasSize(750);
    }
  }

  private static void stopAfter(int count, int most, StopSignal stop) {
    if (count == most) {
      stop.raise(StopReason.INTERRUPTED, "Stopped by Ctrl-C.");
    }
  }

  /** So many shots with two editions each, and a detail of each first edition. */
  private static String shuffled(int shots) {
    List<String> rows =
        IntStream.range(0, shots)
            .boxed()
            .flatMap(
                i ->
                    Stream.of(
                        "s%d,,shot %d".formatted(i, i),
                        "a%d,generation:s%d,autumn %d".formatted(i, i, i),
                        "w%d,generation:s%d,winter %d".formatted(i, i, i),
                        "d%d,generation:a%d,detail %d".formatted(i, i, i)))
            .collect(Collectors.toList());
    Collections.shuffle(rows, new Random(7));
    return "id,source,prompt\n" + String.join("\n", rows) + "\n";
  }

  /** Hears which picture each prompt was made from. */
  private static final class Listener {
    final Map<String, Reference> sources = new ConcurrentHashMap<>();

    ImageApi at(ImageApi api, Runnable submitted) {
      return new ImageApi() {
        @Override
        public SubmitOutcome submit(ImageRequest request, String requestId, Runnable leaving) {
          submitted.run();
          Reference source = request.source();
          if (source != null) {
            assertThat(source).isInstanceOf(Reference.Generation.class);
            sources.put(request.prompt(), source);
          }
          return api.submit(request, requestId, leaving);
        }

        @Override
        public PollOutcome poll(String generationId) {
          return api.poll(generationId);
        }

        @Override
        public <T> DownloadOutcome<T> download(URI url, BodySink<T> sink) throws IOException {
          return api.download(url, sink);
        }
      };
    }
  }
}
