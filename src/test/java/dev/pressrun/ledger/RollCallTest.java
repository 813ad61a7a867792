package dev.pressrun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.ItemState;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollCallTest {
  @TempDir private Path folder;
  private OpenLedger open;

  @BeforeEach
  void open() throws Exception {
    open = new OpenLedger(folder);
    open.take(rows(5));
  }

  @AfterEach
  void close() {
    open.close();
  }

  private static List<WantedItem> rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Wanted.of(i + 2, "key-" + i, "prompt " + i))
        .toList();
  }

  @Test
  void says_how_many_items_are_in_each_state_and_between_which_ids() {
    PendingItem second = open.pending("key-1");
    open.submit(second);

    RollCall call = RollCall.of(open.ledger);

    assertThat(call.count(ItemState.PENDING)).isEqualTo(4);
    assertThat(call.count(ItemState.SUBMITTED)).isEqualTo(1);
    assertThat(call.ids(ItemState.SUBMITTED)).isEqualTo(new RollCall.Ids(second.id(), second.id()));
    assertThat(new ItemPages(open.ledger).inFlight(call.ids(ItemState.SUBMITTED), 10)).hasSize(1);
  }

  @Test
  void finds_nothing_in_a_state_in_which_nothing_is() {
    RollCall call = RollCall.of(open.ledger);

    assertThat(call.count(ItemState.SUBMITTING)).isZero();
    assertThat(new ItemPages(open.ledger).submitting(call.ids(ItemState.SUBMITTING))).isEmpty();
  }

  @Test
  void finds_what_is_gone_from_the_input_and_does_not_count_it() throws Exception {
    open.submit(open.pending("key-4"));
    open.take(rows(4));

    RollCall call = RollCall.of(open.ledger);

    assertThat(call.count(ItemState.SUBMITTED)).isZero();
    assertThat(new ItemPages(open.ledger).inFlight(call.ids(ItemState.SUBMITTED), 10)).hasSize(1);
  }

  @Test
  void knows_where_to_find_what_was_moved_since() {
    PendingItem last = open.pending("key-4");
    open.begin(last);
    RollCall call = RollCall.of(open.ledger);

    call.moved(ItemState.SUBMITTING, ItemState.IN_DOUBT);

    assertThat(call.count(ItemState.SUBMITTING)).isZero();
    assertThat(call.count(ItemState.IN_DOUBT)).isEqualTo(1);
    assertThat(call.ids(ItemState.IN_DOUBT)).isEqualTo(new RollCall.Ids(last.id(), last.id()));
  }
}
