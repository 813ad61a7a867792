package dev.pressrun.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pressrun.engine.ItemLifecycle.Next;
import dev.pressrun.ledger.AttemptState;
import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Picture;
import dev.pressrun.model.Remedy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemLifecycleTest {
  private static final Failure TRANSIENT = Failure.of(FailureCode.GENERATION_FAILED);
  private static final Failure FINAL = Failure.of(FailureCode.CONTENT_MODERATED);
  private static final Failure ACCOUNT = Failure.of(FailureCode.BUDGET_EXHAUSTED);
  private static final Failure LOST = Failure.of(FailureCode.ANSWER_LOST);

  /** Every event, in every variant that leads elsewhere, by the name that the table knows it by. */
  private static final Map<String, ItemEvent> EVENTS = events();

  /** All that can happen: a state, an event, and what they make; no other pair is possible. */
  private static final String TABLE =
      """
      PENDING    permitted              SUBMITTING SENDING     0
      SUBMITTING accepted               SUBMITTED  ACCEPTED    0
      SUBMITTING nothing-made           PENDING    FREE        0
      SUBMITTING refused                FAILED     FREE        0
      SUBMITTING answer-lost            IN_DOUBT   IN_DOUBT    0
      SUBMITTING run-began              IN_DOUBT   IN_DOUBT    0
      SUBMITTED  stored                 DONE       BILLED      0
      SUBMITTED  superseded-stored      PENDING    BILLED      0
      SUBMITTED  superseded-invalid     INVALID    BILLED      0
      SUBMITTED  superseded-failed      PENDING    FREE        0
      SUBMITTED  superseded-unobtainable INVALID   BILLED      0
      SUBMITTED  failed-tries-left      PENDING    FREE        1
      SUBMITTED  failed-no-tries        FAILED     FREE        1
      SUBMITTED  failed-for-good        FAILED     FREE        1
      SUBMITTED  failed-account         PENDING    FREE        0
      SUBMITTED  unknown                FAILED     BILLED      0
      SUBMITTED  unobtainable           FAILED     BILLED      0
      SUBMITTED  run-began              SUBMITTED  ACCEPTED    0
      IN_DOUBT   resubmit               PENDING    WRITTEN_OFF 0
      IN_DOUBT   give-up                FAILED     WRITTEN_OFF 0
      FAILED     rerun                  PENDING    FREE        0
      """;

  @Test
  void every_state_and_event_lead_where_the_table_says_or_cannot_meet() {
    Map<String, Next> expected = table();
    for (ItemState state : ItemState.values()) {
      EVENTS.forEach(
          (name, event) -> {
            Next next = expected.get(state + " " + name);
            if (next == null) {
              assertThatThrownBy(() -> ItemLifecycle.next(state, event))
                  .as(state + " " + name)
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessageContaining(state.name());
            } else {
              assertThat(ItemLifecycle.next(state, event)).as(state + " " + name).isEqualTo(next);
            }
          });
    }
  }

  @Test
  void the_remedy_of_a_failure_decides_whether_a_generation_is_tried_again() {
    for (FailureCode code : FailureCode.values()) {
      Next next =
          ItemLifecycle.next(
              ItemState.SUBMITTED, new ItemEvent.GenerationFailed(Failure.of(code), true));
      boolean again =
          code.remedy() == Remedy.SUBMIT_AGAIN || code.remedy() == Remedy.MEND_THE_ACCOUNT;
      assertThat(next.state())
          .as(code.id())
          .isEqualTo(again ? ItemState.PENDING : ItemState.FAILED);
    }
  }

  @Property(tries = 2_000)
  void no_events_but_the_users_lead_to_a_second_live_attempt_and_none_out_of_done(
      @ForAll("names") List<String> names) {
    ItemState state = ItemState.PENDING;
    List<AttemptState> attempts = new ArrayList<>();
    boolean usersWord = false;
    for (String name : names) {
      ItemEvent event = EVENTS.get(name);
      Next next = event == null ? null : tryNext(state, event);
      if (next == null || event == null) {
        continue;
      }
      assertThat(state).isNotIn(ItemState.DONE, ItemState.INVALID);
      usersWord |= event instanceof ItemEvent.Resubmit || event instanceof ItemEvent.Rerun;
      note(attempts, event, next);
      state = next.state();
      assertThat(attempts.stream().filter(ItemLifecycleTest::isLive).count())
          .as("attempts that may cost money: " + attempts)
          .isLessThanOrEqualTo(1);
      if (!usersWord && state == ItemState.SUBMITTING) {
        assertThat(attempts.subList(0, attempts.size() - 1))
            .as("only what cost nothing, or was for another request, is followed by another POST")
            .doesNotContain(AttemptState.WRITTEN_OFF, AttemptState.IN_DOUBT);
      }
      assertThat(moneyAgrees(state, attempts)).as(state + " " + attempts).isTrue();
    }
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.of(EVENTS.keySet()).list().ofMinSize(1).ofMaxSize(60);
  }

  private static void note(List<AttemptState> attempts, ItemEvent event, Next next) {
    if (event instanceof ItemEvent.Permitted) {
      attempts.add(next.attempt());
    } else if (!(event instanceof ItemEvent.Rerun)) {
      attempts.set(attempts.size() - 1, next.attempt());
    }
  }

  private static boolean isLive(AttemptState attempt) {
    return attempt == AttemptState.SENDING
        || attempt == AttemptState.ACCEPTED
        || attempt == AttemptState.IN_DOUBT;
  }

  private static boolean moneyAgrees(ItemState state, List<AttemptState> attempts) {
    AttemptState last = attempts.isEmpty() ? AttemptState.FREE : attempts.get(attempts.size() - 1);
    return switch (state) {
      case SUBMITTING -> last == AttemptState.SENDING;
      case SUBMITTED -> last == AttemptState.ACCEPTED;
      case DONE -> last == AttemptState.BILLED;
      case IN_DOUBT -> last == AttemptState.IN_DOUBT;
      case PENDING, FAILED, INVALID -> !isLive(last);
    };
  }

  private static @Nullable Next tryNext(ItemState state, ItemEvent event) {
    try {
      return ItemLifecycle.next(state, event);
    } catch (IllegalStateException e) {
      return null;
    }
  }

  private static Map<String, Next> table() {
    Map<String, Next> table = new LinkedHashMap<>();
    for (String line : TABLE.lines().toList()) {
      String[] cells = line.split(" +");
      table.put(
          cells[0] + " " + cells[1],
          new Next(
              ItemState.valueOf(cells[2]),
              AttemptState.valueOf(cells[3]),
              Integer.parseInt(cells[4])));
    }
    return table;
  }

  private static Map<String, ItemEvent> events() {
    Map<String, ItemEvent> events = new LinkedHashMap<>();
    events.put("permitted", new ItemEvent.Permitted());
    events.put("accepted", new ItemEvent.Accepted("g-1"));
    events.put("nothing-made", new ItemEvent.NothingMade(TRANSIENT));
    events.put("refused", new ItemEvent.Refused(FINAL));
    events.put("answer-lost", new ItemEvent.AnswerLost(LOST));
    events.put("failed-tries-left", new ItemEvent.GenerationFailed(TRANSIENT, true));
    events.put("failed-no-tries", new ItemEvent.GenerationFailed(TRANSIENT, false));
    events.put("failed-for-good", new ItemEvent.GenerationFailed(FINAL, true));
    events.put("failed-account", new ItemEvent.GenerationFailed(ACCOUNT, false));
    events.put("unknown", new ItemEvent.GenerationUnknown(Failure.of(FailureCode.NOT_FOUND)));
    events.put(
        "stored",
        new ItemEvent.PictureStored(new Picture("images/a.png", 1, 1, "0".repeat(64), 1, 1)));
    events.put("superseded-stored", new ItemEvent.SupersededStored(false));
    events.put("superseded-invalid", new ItemEvent.SupersededStored(true));
    events.put("superseded-failed", new ItemEvent.SupersededEnded(FINAL, AttemptState.FREE, false));
    events.put(
        "superseded-unobtainable", new ItemEvent.SupersededEnded(FINAL, AttemptState.BILLED, true));
    events.put(
        "unobtainable", new ItemEvent.PictureUnobtainable(Failure.of(FailureCode.DOWNLOAD_FAILED)));
    events.put("run-began", new ItemEvent.RunBegan());
    events.put("resubmit", new ItemEvent.Resubmit());
    events.put("give-up", new ItemEvent.GiveUp(LOST));
    events.put("rerun", new ItemEvent.Rerun());
    return events;
  }
}
