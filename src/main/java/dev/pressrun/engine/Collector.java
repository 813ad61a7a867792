package dev.pressrun.engine;

import dev.pressrun.ledger.InFlightItem;
import dev.pressrun.ledger.LedgerException;
import dev.pressrun.pace.ObservedDurations;
import dev.pressrun.pace.Outage;
import dev.pressrun.pace.Waiter;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Waits for generations and fetches their pictures. One thread hands out what is due; polls and
 * downloads run beside it, and while many downloads wait nothing new is asked for or submitted, so
 * that no URL expires unread.
 */
public final class Collector implements AutoCloseable {
  private static final int POLLS_AT_ONCE = 32;
  private static final int DOWNLOADS_AT_ONCE = 48;
  private static final int DOWNLOADS_BEHIND = 2 * DOWNLOADS_AT_ONCE;

  private final RunContext run;
  private final Waiter waiter;
  private final Gate gate;
  private final WorkQueue queue;
  private final Tools tools;
  private final Schedule schedule;
  private final Landings landings;
  private final Patience patience;
  private final Backlog backlog;
  private final AtomicInteger expected = new AtomicInteger();
  private final Aloft aloft = new Aloft();
  private final ExecutorService pollers =
      Executors.newFixedThreadPool(POLLS_AT_ONCE, Threads.named("poll"));
  private final ExecutorService downloaders =
      Executors.newFixedThreadPool(DOWNLOADS_AT_ONCE, Threads.named("download"));

  /** What the collector asks and fetches with. */
  record Tools(Polls polls, Downloads downloads, ObservedDurations durations, Outage outage) {}

  Collector(RunContext run, Waiter waiter, Gate gate, WorkQueue queue, Tools tools) {
    this.run = run;
    this.waiter = waiter;
    this.gate = gate;
    this.queue = queue;
    this.tools = tools;
    this.schedule = new Schedule(waiter);
    this.patience = new Patience(run, tools.outage());
    this.landings = new Landings(run, gate, queue);
    this.backlog = new Backlog(DOWNLOADS_BEHIND, this::downloadsAreBehind);
    run.stop().onSignal(schedule::wake);
  }

  private void downloadsAreBehind(boolean behind) {
    gate.downloadsAreBehind(behind);
    schedule.wake();
  }

  /** A submission may leave, and become a generation: collecting goes on until that is known. */
  void expect() {
    expected.incrementAndGet();
  }

  /** What was expected has come, or will not come. */
  void expectNoMore() {
    expected.decrementAndGet();
    wakeAtTheEnd();
  }

  private void wakeAtTheEnd() {
    if (!mayCome()) {
      schedule.wake();
    }
  }

  /** Takes over a generation that has just been submitted, and is written down. */
  void add(InFlightItem item) {
    run.progress().tookOff(item.due());
    Flight flight = Flight.departed(item, waiter.nanoTime());
    schedule.add(flight, tools.durations().nextPoll(0, aloft.add(flight), gate.slotsAreShort()));
  }

  /**
   * Takes over a generation of an earlier run; it is asked for at once.
   *
   * @param age since its submission
   */
  void adopt(InFlightItem item, Duration age) {
    queue.adopt(item.id());
    if (!item.refetch()) {
      gate.adopt();
    }
    run.progress().tookOff(item.due());
    boolean late = age.compareTo(run.limits().generationDeadline()) > 0;
    Flight flight = Flight.adopted(item, waiter.nanoTime() - age.toNanos(), late);
    aloft.add(flight);
    schedule.add(flight, 0);
  }

  /**
   * Hands out what is due, and waits a little where nothing is.
   *
   * @return whether there is, or may come, more to collect
   */
  public boolean collectOnce() throws InterruptedException {
    patience.check(aloft.isEmpty());
    boolean leaving = run.stop().isLeaving();
    if (leaving) {
      schedule.takeAll().forEach(this::leave);
    }
    if (!mayCome()) {
      return false;
    }
    int room = leaving || backlog.isFull() ? 0 : Integer.MAX_VALUE;
    for (Flight flight : schedule.takeDue(room)) {
      pollers.execute(() -> follow(flight, () -> ask(flight)));
    }
    return mayCome();
  }

  private boolean mayCome() {
    return expected.get() > 0 || !aloft.isEmpty() || !queue.hasEnded();
  }

  private Outlook ask(Flight flight) {
    return tools.polls().ask(flight, gate.slotsAreShort());
  }

  private void follow(Flight flight, Supplier<Outlook> work) {
    try {
      follow(run.stop().isLeaving() ? new Outlook.Left(flight) : work.get());
    } catch (LedgerException e) {
      run.stop().leave(StopReason.DISK, String.valueOf(e.getMessage()));
      leave(flight);
    } catch (RuntimeException e) {
      run.failedUnexpectedly(e);
      leave(flight);
    }
  }

  private void follow(Outlook outlook) {
    if (outlook instanceof Outlook.AskAgain again) {
      schedule.add(again.flight(), again.delayNanos());
    } else if (outlook instanceof Outlook.Ready ready) {
      download(ready);
    } else if (outlook instanceof Outlook.Over over) {
      landings.settle(freeSlot(over.flight()), over.event());
      landed(over.flight());
    } else if (outlook instanceof Outlook.Late late) {
      late(late.flight());
    } else if (outlook instanceof Outlook.Left left) {
      leave(left.flight());
    }
  }

  private void download(Outlook.Ready ready) {
    Flight flight = freeSlot(ready.flight());
    backlog.grow();
    long issued = waiter.nanoTime();
    downloaders.execute(
        () -> {
          try {
            follow(flight, () -> tools.downloads().fetch(flight, ready.url(), issued));
          } finally {
            backlog.shrink();
          }
        });
    if (tools.durations().canLearn()) {
      schedule.replan(tools.durations(), gate.slotsAreShort());
    }
  }

  /**
   * A slot is free as soon as the generation is seen to have ended, long before its picture is
   * stored.
   */
  private Flight freeSlot(Flight flight) {
    if (flight.holdsSlot()) {
      gate.generationEnded();
    }
    return flight.ended();
  }

  private void late(Flight flight) {
    if (!flight.item().refetch()) {
      gate.late(flight.holdsSlot());
    }
    run.progress().late();
    leave(flight);
  }

  private void leave(Flight flight) {
    queue.settled();
    landed(flight);
  }

  private void landed(Flight flight) {
    aloft.landed(flight);
    tools.outage().progressed();
    run.progress().landed(flight.item().due());
    wakeAtTheEnd();
  }

  /** Waits until what was handed out is done. */
  @Override
  public void close() {
    Threads.finish(pollers);
    Threads.finish(downloaders);
  }
}
