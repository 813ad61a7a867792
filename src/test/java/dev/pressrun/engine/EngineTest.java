package dev.pressrun.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pressrun.engine.Progress.Tally;
import dev.pressrun.luma.GenerationState;
import dev.pressrun.luma.PollOutcome;
import dev.pressrun.luma.SubmitOutcome;
import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.Limits;
import dev.pressrun.model.Money;
import dev.pressrun.output.BadPictureException;
import dev.pressrun.output.DiskException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EngineTest {
  private static final Failure NO_NETWORK = Failure.of(FailureCode.NOT_SENT);
  private static final Failure GONE = Failure.of(FailureCode.NOT_FOUND);
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir private Path folder;
  private Pipeline pipeline;

  @BeforeEach
  void open() throws Exception {
    pipeline = new Pipeline(folder);
  }

  @AfterEach
  void close() {
    pipeline.close();
  }

  @Test
  void every_item_is_submitted_once_and_its_picture_stored() throws Exception {
    pipeline.want(IntStream.range(0, 700).mapToObj(i -> "p" + i).toArray(String[]::new));
    Tally tally = pipeline.run().progress().tally();
    assertThat(pipeline.api.submitted).hasSize(700).doesNotHaveDuplicates();
    assertThat(pipeline.states().replace("DONE", "").strip()).isEmpty();
    assertThat(folder.resolve("images/p699.png")).exists();
    assertThat(tally.done()).isEqualTo(700);
    assertThat(tally.inFlight()).isZero();
    assertThat(tally.spent()).isEqualTo(Pipeline.PRICE.times(700));
  }

  @Test
  void what_made_nothing_is_sent_again_and_costs_nothing() throws Exception {
    pipeline.want("a");
    pipeline
        .api
        .onSubmit("a", new SubmitOutcome.Throttled(Optional.empty(), SECOND))
        .onSubmit("a", new SubmitOutcome.SlotsFull(SECOND))
        .onSubmit(
            "a",
            new SubmitOutcome.Unavailable(Failure.of(FailureCode.UPSTREAM_UNAVAILABLE), SECOND))
        .onSubmit("a", new SubmitOutcome.NotSent(NO_NETWORK));
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("DONE");
    assertThat(pipeline.attempts("a")).isEqualTo("FREE FREE FREE FREE BILLED");
    assertThat(pipeline.item("a").paid()).isEqualTo(Pipeline.PRICE);
  }

  @Test
  void a_refused_row_fails_and_stops_nobody_else() throws Exception {
    pipeline.want("bad", "good");
    pipeline.api.onSubmit(
        "bad", new SubmitOutcome.Refused(new Failure(FailureCode.UNPROCESSABLE, "no such ratio")));
    Tally tally = pipeline.run().progress().tally();
    assertThat(pipeline.states()).isEqualTo("FAILED DONE");
    assertThat(pipeline.attempts("bad")).isEqualTo("FREE");
    assertThat(code("bad")).isEqualTo(FailureCode.UNPROCESSABLE);
    assertThat(tally.failed()).isEqualTo(1);
  }

  @Test
  void a_row_whose_local_picture_has_changed_fails_and_stops_nobody_else() throws Exception {
    pipeline.want("changed", "good");
    pipeline.api.onSubmit(
        "changed", new SubmitOutcome.Unsendable(Failure.of(FailureCode.REFERENCE_CHANGED)));
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("FAILED DONE");
    assertThat(pipeline.attempts("changed")).isEqualTo("FREE");
    assertThat(code("changed")).isEqualTo(FailureCode.REFERENCE_CHANGED);
  }

  @Test
  void a_lost_answer_is_never_sent_again_by_the_program() throws Exception {
    pipeline.want("lost", "good");
    pipeline.api.onSubmit("lost", new SubmitOutcome.InDoubt(Failure.of(FailureCode.ANSWER_LOST)));
    pipeline.run();
    pipeline.nextRun();
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("IN_DOUBT DONE");
    assertThat(pipeline.attempts("lost")).isEqualTo("IN_DOUBT");
    assertThat(pipeline.api.submitted).containsOnlyOnce("lost");
  }

  @Test
  void the_user_settles_what_is_in_doubt() throws Exception {
    pipeline.want("again", "over");
    SubmitOutcome lost = new SubmitOutcome.InDoubt(Failure.of(FailureCode.ANSWER_LOST));
    pipeline.api.onSubmit("again", lost).onSubmit("over", lost);
    pipeline.run();
    assertThat(pipeline.decisions().resubmit(item -> item.key().value().equals("again")))
        .isEqualTo(1);
    assertThat(pipeline.decisions().giveUp(item -> true)).isEqualTo(1);
    pipeline.nextRun();
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("DONE FAILED");
    assertThat(pipeline.attempts("again")).isEqualTo("WRITTEN_OFF BILLED");
    assertThat(pipeline.attempts("over")).isEqualTo("WRITTEN_OFF");
  }

  @Test
  void a_blocked_account_stops_submission_and_what_is_in_flight_is_collected() throws Exception {
    pipeline.want("first", "second", "third");
    CountDownLatch blocked = new CountDownLatch(1);
    pipeline
        .api
        .onPoll(
            "first",
            () -> {
              await(blocked);
              return ScriptedApi.state(GenerationState.PROCESSING);
            })
        .onSubmit(
            "second",
            () -> {
              blocked.countDown();
              return new SubmitOutcome.AccountBlocked(Failure.of(FailureCode.NO_FUNDS));
            })
        .onSubmit("third", new SubmitOutcome.AccountBlocked(Failure.of(FailureCode.NO_FUNDS)));
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("DONE PENDING PENDING");
    assertThat(pipeline.stop.stop().orElseThrow().reason()).isEqualTo(StopReason.ACCOUNT);
  }

  @Test
  void a_post_on_the_wire_when_the_run_stops_is_collected_all_the_same() throws Exception {
    pipeline.want("slow");
    pipeline.api.onSubmit(
        "slow",
        () -> {
          pipeline.stop.raise(StopReason.INTERRUPTED, "Stopped by Ctrl-C.");
          for (int i = 0; i < 1_000; i++) {
            Thread.onSpinWait();
            pipeline.waiter.advance(SECOND);
          }
          return new SubmitOutcome.Accepted(
              new dev.pressrun.luma.Generation(
                  "slow#1", GenerationState.QUEUED, java.util.List.of(), null, null),
              Optional.empty());
        });
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("DONE");
  }

  @Test
  void generations_that_fail_are_tried_as_often_as_the_user_allows() throws Exception {
    pipeline.want("twice", "always", "moderated");
    pipeline
        .api
        .onPoll(
            "twice", ScriptedApi.failed("generation_failed"), ScriptedApi.failed("rate_limited"))
        .onPoll(
            "always",
            ScriptedApi.failed("generation_failed"),
            ScriptedApi.failed("generation_failed"),
            ScriptedApi.failed("output_not_found"))
        .onPoll("moderated", ScriptedApi.failed("content_moderated"));
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("DONE FAILED FAILED");
    assertThat(pipeline.attempts("twice")).isEqualTo("FREE FREE BILLED");
    assertThat(pipeline.attempts("always")).isEqualTo("FREE FREE FREE");
    assertThat(pipeline.attempts("moderated")).isEqualTo("FREE");
    assertThat(code("always")).isEqualTo(FailureCode.OUTPUT_NOT_FOUND);
    assertThat(pipeline.item("always").paid()).isEqualTo(Money.ZERO);
  }

  @Test
  void an_account_that_runs_dry_meanwhile_stops_the_run_and_fails_no_row() throws Exception {
    pipeline.want("a");
    pipeline.api.onPoll("a", ScriptedApi.failed("budget_exhausted"));
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("PENDING");
    assertThat(pipeline.attempts("a")).isEqualTo("FREE");
    assertThat(pipeline.stop.stop().orElseThrow().reason()).isEqualTo(StopReason.ACCOUNT);
  }

  @Test
  void an_account_that_is_blocked_while_polling_leaves_its_generations_to_the_next_run()
      throws Exception {
    pipeline.want("a");
    pipeline.api.onPoll("a", new PollOutcome.AccountBlocked(Failure.of(FailureCode.UNAUTHORIZED)));
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("SUBMITTED");
    pipeline.nextRun();
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("DONE");
    assertThat(pipeline.api.submitted).containsExactly("a");
  }

  @Test
  void a_generation_that_the_api_has_really_forgotten_counts_as_paid() throws Exception {
    pipeline.want("gone", "shy");
    for (int i = 0; i < 3; i++) {
      pipeline.api.onPoll("shy", new PollOutcome.Gone(GONE));
    }
    for (int i = 0; i < 10; i++) {
      pipeline.api.onPoll("gone", new PollOutcome.Gone(GONE));
    }
    Tally tally = pipeline.run().progress().tally();
    assertThat(pipeline.states()).isEqualTo("FAILED DONE");
    assertThat(pipeline.attempts("gone")).isEqualTo("BILLED");
    assertThat(pipeline.item("gone").paid()).isEqualTo(Pipeline.PRICE);
    assertThat(tally.spent()).isEqualTo(Pipeline.PRICE.times(2));
    assertThat(code("gone")).isEqualTo(FailureCode.NOT_FOUND);
  }

  @Test
  void success_without_a_picture_is_asked_again_and_then_counts_as_paid() throws Exception {
    pipeline.want("empty");
    for (int i = 0; i < 10; i++) {
      pipeline.api.onPoll("empty", ScriptedApi.state(GenerationState.COMPLETED));
    }
    pipeline.run();
    assertThat(code("empty")).isEqualTo(FailureCode.NO_OUTPUT);
    assertThat(pipeline.attempts("empty")).isEqualTo("BILLED");
  }

  @Test
  void an_outage_while_polling_costs_no_tries_of_the_download() throws Exception {
    pipeline.want("a");
    PollOutcome silence =
        new PollOutcome.Unavailable(Failure.of(FailureCode.UPSTREAM_UNAVAILABLE), null);
    for (int i = 0; i < 12; i++) {
      pipeline.api.onPoll("a", silence);
    }
    pipeline.api.onFetch("a", () -> Failure.of(FailureCode.DOWNLOAD_FAILED));
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("DONE");
  }

  @Test
  void an_api_that_never_answers_ends_the_run_after_the_users_patience() throws Exception {
    pipeline.want("a");
    pipeline.limits =
        new Limits(null, null, null, null, 3, Duration.ofMinutes(10), Duration.ofMinutes(2));
    PollOutcome silence =
        new PollOutcome.Unavailable(Failure.of(FailureCode.UPSTREAM_UNAVAILABLE), null);
    for (int i = 0; i < 1_000; i++) {
      pipeline.api.onPoll("a", silence);
    }
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("SUBMITTED");
    assertThat(pipeline.stop.stop().orElseThrow().reason()).isEqualTo(StopReason.OUT_OF_SERVICE);
  }

  @Test
  void each_failed_download_asks_for_a_fresh_address_within_bounds() throws Exception {
    pipeline.want("expired", "broken", "html");
    pipeline.api.onFetch("expired", () -> Failure.of(FailureCode.DOWNLOAD_FAILED));
    for (int i = 0; i < 10; i++) {
      pipeline.api.onFetch(
          "broken",
          () -> {
            throw new IOException("connection reset");
          });
    }
    pipeline.api.onFetch(
        "html",
        () -> {
          throw new BadPictureException("the body is no picture");
        });
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("DONE FAILED DONE");
    assertThat(pipeline.api.polled.stream().filter("expired"::equals)).hasSizeGreaterThan(1);
    assertThat(pipeline.api.fetched.stream().filter("broken"::equals)).hasSize(6);
    ItemReport broken = pipeline.item("broken");
    assertThat(code("broken")).isEqualTo(FailureCode.DOWNLOAD_FAILED);
    assertThat(broken.generationId()).isEqualTo("broken#1");
    assertThat(pipeline.attempts("broken")).isEqualTo("BILLED");
    assertThat(broken.paid()).isEqualTo(Pipeline.PRICE);
  }

  @Test
  void a_full_disk_stops_the_run_and_the_next_one_fetches_without_buying() throws Exception {
    pipeline.want("a");
    pipeline.api.onFetch(
        "a",
        () -> {
          throw new DiskException("No space left on device");
        });
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("SUBMITTED");
    assertThat(pipeline.stop.stop().orElseThrow().reason()).isEqualTo(StopReason.DISK);
    pipeline.nextRun();
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("DONE");
    assertThat(pipeline.api.submitted).containsExactly("a");
  }

  @Test
  void a_generation_past_its_deadline_is_left_with_its_id_and_asked_for_by_the_next_run()
      throws Exception {
    pipeline.want("late", "good");
    pipeline.limits =
        new Limits(
            null, 1, Pipeline.PRICE.times(2), null, 3, Duration.ofMinutes(1), Duration.ofHours(1));
    for (int i = 0; i < 20_000; i++) {
      pipeline.api.onPoll("late", ScriptedApi.state(GenerationState.PROCESSING));
    }
    Tally tally = pipeline.run().progress().tally();
    assertThat(pipeline.states()).isEqualTo("SUBMITTED DONE");
    assertThat(tally.late()).isEqualTo(1);
    int asked = pipeline.api.polled.size();
    pipeline.nextRun();
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("SUBMITTED DONE");
    assertThat(pipeline.api.polled).hasSize(asked + 1);
    assertThat(pipeline.api.submitted).containsExactly("late", "good");
  }

  @Test
  void a_row_edited_while_its_picture_was_made_keeps_the_old_picture_and_gets_a_new_one()
      throws Exception {
    leaveInFlight("k", "old");
    pipeline.want(Map.of("k", "new"));
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("DONE");
    assertThat(pipeline.api.submitted).containsExactly("old", "new");
    assertThat(pipeline.item("k").paid()).isEqualTo(Pipeline.PRICE.times(2));
    try (var files = Files.walk(folder.resolve("images"))) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(2);
    }
  }

  @Test
  void a_row_edited_while_its_picture_was_made_is_made_even_if_the_old_one_fails()
      throws Exception {
    leaveInFlight("k", "old");
    pipeline.want(Map.of("k", "new"));
    pipeline.api.onPoll("old", ScriptedApi.failed("content_moderated"));
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("DONE");
    assertThat(pipeline.attempts("k")).isEqualTo("FREE BILLED");
  }

  @Test
  void a_generation_of_an_earlier_run_that_fails_before_its_page_is_read_is_sent_again_once()
      throws Exception {
    leaveInFlight("k", "k");
    pipeline.api.onPoll("k", ScriptedApi.failed("generation_failed"));
    pipeline.beforeSubmitting =
        () -> {
          while (!pipeline.states().equals("PENDING")) {
            Thread.onSpinWait();
          }
        };
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("DONE");
    assertThat(pipeline.attempts("k")).isEqualTo("FREE BILLED");
    assertThat(pipeline.stop.stop()).isEmpty();
  }

  @Test
  void a_cap_is_reached_exactly_and_failures_give_their_share_back() throws Exception {
    pipeline.want(IntStream.range(0, 40).mapToObj(i -> "p" + i).toArray(String[]::new));
    pipeline.limits = BudgetTest.limits(Pipeline.PRICE.times(10), null);
    for (int i = 0; i < 40; i += 3) {
      pipeline.api.onPoll("p" + i, ScriptedApi.failed("content_moderated"));
    }
    Tally tally = pipeline.run().progress().tally();
    assertThat(tally.spent()).isEqualTo(Pipeline.PRICE.times(10));
    assertThat(tally.done()).isEqualTo(10);
    assertThat(pipeline.stop.stop().orElseThrow().reason()).isEqualTo(StopReason.CAP_REACHED);
  }

  @Test
  void a_defect_on_one_thread_ends_the_run_and_is_told() throws Exception {
    pipeline.want("a", "b");
    pipeline.api.onPoll(
        "a",
        () -> {
          throw new ArithmeticException("a defect");
        });
    assertThatThrownBy(pipeline::run).isInstanceOf(ArithmeticException.class);
    assertThat(pipeline.states()).startsWith("SUBMITTED");
  }

  @Test
  void a_defect_while_submitting_ends_the_run_and_leaves_the_item_in_doubt() throws Exception {
    pipeline.want("a");
    pipeline.api.onSubmit(
        "a",
        () -> {
          throw new ArithmeticException("a defect");
        });
    assertThatThrownBy(pipeline::run).isInstanceOf(ArithmeticException.class);
    assertThat(pipeline.states()).isEqualTo("SUBMITTING");
    pipeline.nextRun();
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("IN_DOUBT");
  }

  @Test
  void what_had_not_left_when_the_program_was_killed_is_sent_again_without_asking()
      throws Exception {
    pipeline.want("a");
    pipeline.api.held.add("a");
    pipeline.api.onSubmit(
        "a",
        () -> {
          throw new ArithmeticException("killed while it waits for a connection");
        });
    assertThatThrownBy(pipeline::run).isInstanceOf(ArithmeticException.class);
    assertThat(pipeline.states()).isEqualTo("SUBMITTING");
    pipeline.api.held.clear();
    pipeline.nextRun();
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("DONE");
    assertThat(pipeline.attempts("a")).isEqualTo("FREE BILLED");
  }

  /** Refused connections, then 502, then 503, for five minutes in all; then the API is back. */
  @ParameterizedTest
  @ValueSource(ints = {1, 40})
  void an_outage_of_minutes_burns_no_attempt_and_is_waited_out(int items) throws Exception {
    String[] prompts = IntStream.range(0, items).mapToObj(i -> "p" + i).toArray(String[]::new);
    pipeline.want(prompts);
    Duration outage = Duration.ofMinutes(5);
    AtomicReference<Duration> back = new AtomicReference<>();
    for (String prompt : prompts) {
      for (int i = 0; i < 200; i++) {
        pipeline.api.onSubmit(prompt, () -> during(outage, back, prompt));
      }
    }
    pipeline.run();
    assertThat(pipeline.states()).matches("DONE( DONE)*");
    assertThat(pipeline.stop.stop()).isEmpty();
    assertThat(back.get()).isGreaterThanOrEqualTo(outage);
    for (String prompt : prompts) {
      assertThat(pipeline.attempts(prompt)).matches("(FREE )*BILLED");
    }
    assertThat(pipeline.api.submitted).hasSizeLessThan(items + 200);
  }

  private SubmitOutcome during(Duration outage, AtomicReference<Duration> back, String prompt) {
    Duration now = Duration.ofNanos(pipeline.waiter.nanoTime());
    if (now.compareTo(outage) >= 0) {
      back.compareAndSet(null, now);
      return ScriptedApi.accepted(prompt, 1);
    }
    Failure gone = Failure.of(FailureCode.UPSTREAM_UNAVAILABLE);
    return now.toSeconds() < 100
        ? new SubmitOutcome.NotSent(Failure.of(FailureCode.NOT_SENT))
        : new SubmitOutcome.Unavailable(gone, null);
  }

  @Test
  void an_outage_without_end_costs_nothing_and_leaves_all_to_the_next_run() throws Exception {
    pipeline.want("a", "b");
    for (String prompt : List.of("a", "b")) {
      for (int i = 0; i < 2_000; i++) {
        pipeline.api.onSubmit(prompt, new SubmitOutcome.NotSent(Failure.of(FailureCode.NOT_SENT)));
      }
    }
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("PENDING PENDING");
    assertThat(pipeline.stop.stop().orElseThrow().reason()).isEqualTo(StopReason.OUT_OF_SERVICE);
    assertThat(Duration.ofNanos(pipeline.waiter.nanoTime())).isGreaterThan(Duration.ofMinutes(15));
  }

  @Test
  void an_account_that_stays_full_ends_the_run_after_the_users_patience() throws Exception {
    pipeline.want("a");
    for (int i = 0; i < 10_000; i++) {
      pipeline.api.onSubmit("a", new SubmitOutcome.SlotsFull(null));
    }
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("PENDING");
    assertThat(pipeline.stop.stop().orElseThrow().words()).contains("15 min", "full");
    assertThat(Duration.ofNanos(pipeline.waiter.nanoTime())).isGreaterThan(Duration.ofMinutes(15));
  }

  private void leaveInFlight(String key, String prompt) throws Exception {
    pipeline.want(Map.of(key, prompt));
    pipeline.api.onPoll(
        prompt,
        () -> {
          pipeline.stop.leave(StopReason.TERMINATED, "Stopped by SIGTERM.");
          return ScriptedApi.state(GenerationState.PROCESSING);
        });
    pipeline.run();
    assertThat(pipeline.states()).isEqualTo("SUBMITTED");
    pipeline.nextRun();
  }

  private FailureCode code(String key) {
    return Objects.requireNonNull(pipeline.item(key).failure()).code();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody came");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
