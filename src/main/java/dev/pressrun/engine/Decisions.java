package dev.pressrun.engine;

import dev.pressrun.ledger.InFlightItem;
import dev.pressrun.ledger.ItemPages;
import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemState;
import java.util.List;
import java.util.function.Predicate;

/** What only the user may decide, carried out: items in doubt are sent again or given up. */
public final class Decisions {
  private static final int PAGE = 500;

  private final RunContext run;
  private final ItemPages items;

  public Decisions(RunContext run) {
    this.run = run;
    this.items = new ItemPages(run.ledger());
  }

  /**
   * The chosen items in doubt wait to be submitted again: they may be paid for twice. Returns how
   * many they were.
   */
  public int resubmit(Predicate<InFlightItem> chosen) {
    return settle(chosen, new ItemEvent.Resubmit());
  }

  /** The chosen items in doubt have failed. Returns how many they were. */
  public int giveUp(Predicate<InFlightItem> chosen) {
    return settle(chosen, new ItemEvent.GiveUp(Failure.of(FailureCode.GIVEN_UP)));
  }

  private int settle(Predicate<InFlightItem> chosen, ItemEvent event) {
    int settled = 0;
    List<InFlightItem> page = items.inDoubt(0, PAGE);
    while (!page.isEmpty()) {
      for (InFlightItem item : page) {
        if (chosen.test(item)) {
          run.steps().take(item.id(), item.attemptId(), ItemState.IN_DOUBT, event, null);
          settled++;
        }
      }
      page = items.inDoubt(page.get(page.size() - 1).id(), PAGE);
    }
    return settled;
  }
}
