package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.engine.StopReason;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.job.RunResult;
import dev.pressrun.job.RunWatcher;
import dev.pressrun.ledger.LedgerQueries.Purchase;
import dev.pressrun.luma.BodySink;
import dev.pressrun.luma.DownloadOutcome;
import dev.pressrun.luma.ImageApi;
import dev.pressrun.luma.PollOutcome;
import dev.pressrun.luma.SubmitOutcome;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class AccountRunTest {
  @TempDir private Path folder;

  @BeforeAll
  static void log_nothing() {
    Logging.quiet();
  }

  @Test
  void a_run_that_was_stopped_goes_on_and_buys_nothing_twice() throws IOException {
    try (AccountRun runs = new AccountRun(folder, AccountRun.SETTINGS.withLimits(10_000, 10))) {
      runs.table(rows(60));
      RunResult stopped = runs.run(AccountRun.KEY, (api, stop) -> new StopAfter(api, stop, 20));
      assertThat(RunWords.exitCode(stopped)).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(stopped.summary().count(ItemState.DONE)).isBetween(11L, 30L);
      assertThat(stopped.summary().count(ItemState.SUBMITTED)).isZero();
      RunResult rest = runs.run();
      assertThat(RunWords.exitCode(rest)).isEqualTo(ExitCode.DONE);
      assertThat(rest.summary().count(ItemState.DONE)).isEqualTo(60);
      assertThat(runs.account.audit().generations().billed()).isEqualTo(60);
      assertThat(runs.account.audit().billed()).isEqualTo(Money.of("0.0404").times(60));
    }
  }

  @Test
  void a_wrong_key_stops_the_run_and_fails_no_row() throws IOException {
    try (AccountRun runs = new AccountRun(folder, AccountRun.SETTINGS)) {
      runs.table(rows(5));
      RunResult refused = runs.run("luma-api-wrong", (api, stop) -> api);
      assertThat(RunWords.exitCode(refused)).isEqualTo(ExitCode.STOPPED);
      assertThat(refused.summary().count(ItemState.PENDING)).isEqualTo(5);
      assertThat(String.join("\n", RunWords.lines(refused, runs.out)))
          .contains("key", "5 not sent")
          .doesNotContain("luma-api-wrong");
      assertThat(runs.run().summary().count(ItemState.DONE)).isEqualTo(5);
    }
  }

  @Test
  void what_the_user_does_not_agree_to_is_not_sent_and_waits_for_the_next_run() throws IOException {
    try (AccountRun runs = new AccountRun(folder, AccountRun.SETTINGS)) {
      runs.table(rows(5));
      Asking no = new Asking(false);
      RunResult declined = runs.watched(no);
      assertThat(no.asked).isEqualTo(new Purchase(5, Money.of("0.2020"), 0));
      assertThat(RunWords.exitCode(declined)).isEqualTo(ExitCode.STOPPED);
      assertThat(String.join("\n", RunWords.lines(declined, runs.out)))
          .contains("Nothing was sent", "--yes", "5 not sent");
      assertThat(runs.account.audit().generations().made()).isZero();
      Asking yes = new Asking(true);
      assertThat(RunWords.exitCode(runs.watched(yes))).isEqualTo(ExitCode.DONE);
      assertThat(runs.account.audit().billed()).isEqualTo(yes.asked.cost());
    }
  }

  /** Answers the question about the cost. */
  private static final class Asking implements RunWatcher {
    private final boolean answer;
    private Purchase asked = new Purchase(0, Money.ZERO, 0);

    Asking(boolean answer) {
      this.answer = answer;
    }

    @Override
    public void imported(long items) {
      assertThat(items).isPositive();
    }

    @Override
    public boolean agrees(Supplier<Purchase> purchase) {
      asked = purchase.get();
      return answer;
    }
  }

  @Test
  void a_picture_that_was_deleted_is_fetched_again_without_buying() throws IOException {
    try (AccountRun runs = new AccountRun(folder, AccountRun.SETTINGS)) {
      runs.table(rows(4));
      runs.run();
      try (var files = Files.list(runs.out.resolve("images"))) {
        Files.delete(files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow());
      }
      RunResult again = runs.run();
      assertThat(RunWords.exitCode(again)).isEqualTo(ExitCode.DONE);
      assertThat(again.summary().count(ItemState.DONE)).isEqualTo(4);
      assertThat(again.tally().spent()).isEqualTo(Money.ZERO);
      assertThat(runs.account.audit().generations().made()).isEqualTo(4);
      try (var files = Files.list(runs.out.resolve("images"))) {
        assertThat(files.filter(Files::isRegularFile)).hasSize(4);
      }
    }
  }

  @Test
  void slots_that_nobody_announced_cost_refusals_and_no_row() throws IOException {
    try (AccountRun runs = new AccountRun(folder, AccountRun.SETTINGS.withLimits(10_000, 7))) {
      runs.table(rows(80));
      RunResult done = runs.run();
      assertThat(done.summary().count(ItemState.DONE)).isEqualTo(80);
      assertThat(runs.account.audit().posts().overSlots()).isPositive();
      assertThat(runs.account.audit().posts().overWindow()).isZero();
      String summary = Files.readString(runs.out.resolve("summary.json"));
      JsonNode traffic = JsonMapper.shared().readTree(summary).get("traffic");
      long refused = runs.account.audit().posts().overSlots();
      assertThat(traffic.get("too_many_requests").asLong()).isEqualTo(refused);
      assertThat(traffic.get("requests").asLong()).isEqualTo(80 + refused);
      assertThat(traffic.get("picture_bytes").asLong()).isPositive();
    }
  }

  private static String rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "r%d,a vase number %d\n".formatted(i, i))
        .collect(Collectors.joining("", "id,prompt\n", ""));
  }

  /** The user presses Ctrl-C when so many submissions have left. */
  private static final class StopAfter implements ImageApi {
    private final ImageApi api;
    private final StopSignal stop;
    private final int submissions;
    private final AtomicInteger left = new AtomicInteger();

    StopAfter(ImageApi api, StopSignal stop, int submissions) {
      this.api = api;
      this.stop = stop;
      this.submissions = submissions;
    }

    @Override
    public SubmitOutcome submit(ImageRequest request, String requestId, Runnable leaving) {
      if (left.incrementAndGet() == submissions) {
        stop.raise(StopReason.INTERRUPTED, "Stopped by Ctrl-C.");
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
  }
}
