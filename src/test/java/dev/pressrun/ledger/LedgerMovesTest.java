package dev.pressrun.ledger;

import static dev.pressrun.ledger.OpenLedger.move;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerMovesTest {
  private static final Failure LOST = Failure.of(FailureCode.ANSWER_LOST);

  private OpenLedger open;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    open = new OpenLedger(folder);
    open.take(rows(4));
  }

  @AfterEach
  void close() {
    open.close();
  }

  private static List<WantedItem> rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Wanted.of(i + 2, "key-%05d".formatted(i), "prompt " + i))
        .toList();
  }

  @Test
  void an_item_is_taken_from_its_row_to_its_picture() {
    PendingItem item = open.pending("key-00001");
    assertThat(item.request().prompt()).isEqualTo("prompt 1");
    Attempt attempt = open.begin(item);
    assertThat(open.report("key-00001").state()).isEqualTo(ItemState.SUBMITTING);
    assertThat(open.report("key-00001").requestId()).isEqualTo(attempt.requestId().toString());

    open.accept(item.id(), attempt);
    assertThat(open.inFlight("key-00001").generationId()).isEqualTo("generation-1");

    open.ledger.move(
        move(item.id(), ItemState.SUBMITTED, ItemState.DONE, attempt.id())
            .picture(OpenLedger.picture("images/1.png"))
            .paid(item.price())
            .as(AttemptState.BILLED));
    ItemReport report = open.report("key-00001");
    assertThat(report.state()).isEqualTo(ItemState.DONE);
    assertThat(report.picture()).isEqualTo(OpenLedger.picture("images/1.png"));
    assertThat(report.paid()).isEqualTo(Wanted.PRICE);
    assertThat(report.attempts()).isEqualTo(1);
    assertThat(report.submittedAt()).isEqualTo(OpenLedger.NOON);
    assertThat(report.finishedAt()).isEqualTo(OpenLedger.NOON);
    assertThat(report.failure()).isNull();
  }

  @Test
  void a_second_submission_of_a_submitted_item_is_stale_and_writes_nothing() throws Exception {
    PendingItem item = open.pending("key-00001");
    open.begin(item);

    assertThatThrownBy(() -> open.begin(item)).isInstanceOf(StaleItemException.class);
    assertThat(open.one("SELECT COUNT(*) FROM attempt")).isEqualTo("1");
    assertThat(open.report("key-00001").attempts()).isEqualTo(1);
  }

  @Test
  void a_move_from_another_state_is_stale_and_writes_nothing() throws Exception {
    PendingItem item = open.pending("key-00001");
    Attempt attempt = open.submit(item);
    ItemReport before = open.report("key-00001");

    for (ItemState from : ItemState.values()) {
      if (from != ItemState.SUBMITTED) {
        assertThatThrownBy(
                () ->
                    open.ledger.move(
                        move(item.id(), from, ItemState.DONE, attempt.id())
                            .picture(OpenLedger.picture("images/1.png"))
                            .paid(item.price())
                            .as(AttemptState.BILLED)))
            .isInstanceOf(StaleItemException.class);
      }
    }
    assertThat(open.report("key-00001")).isEqualTo(before);
    assertThat(open.one("SELECT state FROM attempt")).isEqualTo("ACCEPTED");
  }

  @Test
  void a_failure_is_written_with_its_words_and_cleared_by_the_next_submission() {
    PendingItem item = open.pending("key-00002");
    Attempt attempt = open.submit(item);
    Failure failure = new Failure(FailureCode.GENERATION_FAILED, "out of paint");
    open.ledger.move(
        move(item.id(), ItemState.SUBMITTED, ItemState.PENDING, attempt.id())
            .failure(failure)
            .as(AttemptState.FREE));
    assertThat(open.report("key-00002").failure()).isEqualTo(failure);
    assertThat(open.pending("key-00002").tries()).isEqualTo(1);
    assertThat(open.report("key-00002").paid()).isEqualTo(Money.ZERO);

    open.begin(open.pending("key-00002"));
    assertThat(open.report("key-00002").failure()).isNull();
    assertThat(open.report("key-00002").generationId()).isNull();
    assertThat(open.report("key-00002").attempts()).isEqualTo(2);
  }

  @Test
  void what_is_held_is_spent_by_this_run_or_open_from_any() {
    open.make(open.pending("key-00000"));
    open.submit(open.pending("key-00001"));
    PendingItem doubted = open.pending("key-00002");
    Attempt lost = open.begin(doubted);
    open.ledger.move(
        move(doubted.id(), ItemState.SUBMITTING, ItemState.IN_DOUBT, lost.id())
            .failure(LOST)
            .as(AttemptState.IN_DOUBT));
    open.begin(open.pending("key-00003"));

    LedgerQueries queries = new LedgerQueries(open.ledger);
    assertThat(queries.held(OpenLedger.RUN))
        .isEqualTo(new LedgerQueries.Held(Wanted.PRICE.times(4), 4));
    assertThat(queries.held(2)).isEqualTo(new LedgerQueries.Held(Wanted.PRICE.times(3), 3));
    assertThat(new ItemPages(open.ledger).inDoubt(0, 10)).hasSize(1);
    assertThat(new ItemPages(open.ledger).submitting(OpenLedger.ALL)).hasSize(1);
    assertThat(queries.endedBadly(OpenLedger.RUN)).isEqualTo(1);
    assertThat(queries.answeredSince(OpenLedger.NOON.minus(Duration.ofSeconds(1)), 10)).hasSize(4);
    assertThat(queries.durations(10)).containsExactly(Duration.ZERO);

    open.ledger.move(
        move(doubted.id(), ItemState.IN_DOUBT, ItemState.FAILED, lost.id())
            .failure(Failure.of(FailureCode.GIVEN_UP))
            .as(AttemptState.WRITTEN_OFF));
    assertThat(queries.held(OpenLedger.RUN).images()).isEqualTo(4);
    assertThat(queries.held(2).images()).isEqualTo(2);
  }

  @Test
  void what_is_refused_or_never_sent_is_not_held() {
    PendingItem item = open.pending("key-00000");
    Attempt attempt = open.begin(item);
    open.ledger.move(
        move(item.id(), ItemState.SUBMITTING, ItemState.PENDING, attempt.id())
            .failure(Failure.of(FailureCode.NOT_SENT))
            .as(AttemptState.FREE));

    assertThat(new LedgerQueries(open.ledger).held(OpenLedger.RUN))
        .isEqualTo(new LedgerQueries.Held(Money.ZERO, 0));
  }

  @Test
  void many_threads_write_in_groups_and_each_is_told_of_its_own_change() throws Exception {
    open.take(rows(400), 100);
    List<PendingItem> items = open.pending();
    assertThat(items).hasSize(400);
    ExecutorService threads = Executors.newFixedThreadPool(32);
    List<Future<Boolean>> futures = new ArrayList<>();
    for (PendingItem item : items) {
      Callable<Boolean> submission =
          () -> {
            try {
              open.submit(item);
              return true;
            } catch (StaleItemException e) {
              return false;
            }
          };
      futures.add(threads.submit(submission));
      futures.add(threads.submit(submission));
    }
    int won = 0;
    for (Future<Boolean> future : futures) {
      won += future.get() ? 1 : 0;
    }
    threads.shutdown();

    assertThat(won).isEqualTo(400);
    assertThat(open.one("SELECT COUNT(*) FROM attempt WHERE state = 'ACCEPTED'")).isEqualTo("400");
    assertThat(open.one("SELECT COUNT(DISTINCT id) FROM attempt")).isEqualTo("400");
  }

  @Test
  void a_change_that_cannot_be_written_fails_alone() throws Exception {
    open.take(rows(64), 64);
    ExecutorService threads = Executors.newFixedThreadPool(64);
    List<Future<Boolean>> futures = new ArrayList<>();
    Attempt taken = open.begin(open.pending("key-00000"));
    for (PendingItem item : open.pending()) {
      futures.add(
          threads.submit(
              () -> {
                boolean impossible = item.id() % 3 == 0;
                Attempt attempt =
                    new Attempt(
                        impossible ? taken.id() : open.ledger.nextAttemptId(),
                        taken.requestId(),
                        item.fingerprint(),
                        OpenLedger.RUN,
                        item.price(),
                        OpenLedger.NOON);
                try {
                  open.ledger.begin(item.id(), attempt);
                  return !impossible;
                } catch (LedgerException e) {
                  return impossible && !(e instanceof StaleItemException);
                }
              }));
    }
    for (Future<Boolean> future : futures) {
      assertThat(future.get()).isTrue();
    }
    threads.shutdown();
    // None of the failed ones has left half of its change behind.
    assertThat(open.one("SELECT COUNT(*) FROM item WHERE state = 'SUBMITTING'"))
        .isEqualTo(open.one("SELECT COUNT(*) FROM attempt"));
    open.makeAll();
  }

  @Test
  void what_is_asked_after_the_end_is_refused_at_once(@TempDir Path folder) throws Exception {
    OpenLedger ended = new OpenLedger(folder);
    ended.take(rows(1));
    PendingItem item = ended.pending("key-00000");
    ended.close();

    assertThatThrownBy(() -> ended.begin(item)).isInstanceOf(LedgerException.class);
  }

  @Test
  void pages_of_what_waits_follow_the_primary_key_without_sorting() throws Exception {
    open.take(rows(1_000), 500);
    String plan =
        open.one(
            "EXPLAIN " + ItemPages.PENDING.replaceFirst("[?]", "100").replaceFirst("[?]", "10"));
    assertThat(plan).contains("PRIMARY_KEY").contains("index sorted");
    assertThat(new ItemPages(open.ledger).pending(100, 10))
        .extracting(PendingItem::id)
        .isSorted()
        .hasSize(10)
        .allMatch(id -> id > 100);
  }

  @Test
  void reports_come_in_the_order_of_the_input_over_many_pages() throws Exception {
    List<WantedItem> rows = new ArrayList<>(rows(2_500));
    open.take(rows, 1_000);
    Collections.shuffle(rows, new Random(7));
    open.take(rows, 1_000);

    assertThat(open.reports())
        .extracting(ItemReport::key)
        .containsExactlyElementsOf(rows.stream().map(WantedItem::key).toList());
    assertThat(new LedgerReports(open.ledger).inState(ItemState.PENDING, 3)).hasSize(3);
  }

  @Test
  void settings_of_the_job_are_kept() {
    LedgerQueries queries = new LedgerQueries(open.ledger);
    assertThat(queries.get("color")).isNull();
    queries.put("color", "blue");
    queries.put("color", "red");
    assertThat(queries.get("color")).isEqualTo("red");
  }
}
