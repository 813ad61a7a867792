package dev.pressrun.simulator;

import dev.pressrun.simulator.Generation.State;
import java.time.Instant;
import java.util.List;

/** Draws up the {@link Audit} of the account as it stands. */
final class Auditor {
  private final Account account;
  private final Tally tally;

  Auditor(Account account, Tally tally) {
    this.account = account;
    this.tally = tally;
  }

  Audit audit() {
    Account.Books books = account.books();
    List<Audit.Entry> entries =
        books.generations().stream().map(one -> entry(one, books.at())).toList();
    Audit.Generations counts =
        new Audit.Generations(
            entries.size(),
            entries.stream().filter(entry -> entry.endedAt() == null).count(),
            entries.stream().filter(entry -> entry.state().equals(State.FAILED.id())).count(),
            entries.stream().filter(Audit.Entry::billed).count(),
            entries.stream().filter(entry -> entry.downloads() > 0).count());
    return new Audit(tally.posts(), counts, books.billed(), entries);
  }

  private static Audit.Entry entry(Generation one, Instant now) {
    boolean ended = !one.span().ended().isAfter(now);
    return new Audit.Entry(
        one.id().toString(),
        one.order().requestId(),
        one.order().request().prompt(),
        one.stateAt(now).id(),
        one.stateAt(now) == State.COMPLETED,
        one.price(),
        one.downloads().get(),
        one.polls().get(),
        one.span().created(),
        ended ? one.span().ended() : null);
  }
}
