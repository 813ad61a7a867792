package dev.pressrun.engine;

import dev.pressrun.ledger.Chains;
import dev.pressrun.ledger.InFlightItem;
import dev.pressrun.ledger.ItemPages;
import dev.pressrun.ledger.LedgerQueries;
import dev.pressrun.ledger.PostFate;
import dev.pressrun.ledger.RollCall;
import dev.pressrun.luma.ImageApi;
import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Limits;
import dev.pressrun.output.ImageStore;
import dev.pressrun.pace.AllowanceWindow;
import dev.pressrun.pace.ObservedDurations;
import dev.pressrun.pace.Outage;
import dev.pressrun.pace.SlidingWindowRateLimiter;
import dev.pressrun.pace.Slots;
import dev.pressrun.pace.Waiter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pipeline of one run, put together: what waits, what is sent, what is waited for. */
public final class Engine implements AutoCloseable {
  private static final int PAGE = 500;
  private static final int REMEMBERED = 100_000;

  /** Over HTTP/2 much of what is being fetched may be in memory. */
  private static final long FETCHED_AT_ONCE = 64_000_000;

  /** On a bounded line, so few are fetched at once that each is there in about this time. */
  private static final int SECONDS_FETCHED_AT_ONCE = 20;

  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final RunContext run;
  private final ItemPages items;
  private final SlidingWindowRateLimiter allowance;
  private final Gate gate;
  private final WorkQueue queue;
  private final Collector collector;
  private final Submitter submitter;
  private final Outage outage;
  private final Chains chains;
  private final RollCalls rollCalls;

  /**
   * Puts a run together.
   *
   * @param requestIds makes a new X-Request-Id at each call
   * @param rollCalls what is known of its items; nobody else changes them
   */
  public Engine(
      RunContext run,
      ImageApi api,
      ImageStore store,
      Waiter waiter,
      Supplier<UUID> requestIds,
      RollCalls rollCalls) {
    this.run = run;
    this.items = new ItemPages(run.ledger());
    this.rollCalls = rollCalls;
    Limits limits = run.limits();
    this.allowance =
        new SlidingWindowRateLimiter(
            new AllowanceWindow(orUnlimited(limits.requestsPerMinute())), waiter);
    this.outage = new Outage(waiter);
    Slots slots = new Slots(orUnlimited(limits.concurrentJobs()));
    this.gate =
        new Gate(
            waiter,
            new Restraints(slots, allowance, outage, waiter),
            Budget.of(run),
            run.stop(),
            Submitter.ON_THE_WIRE);
    run.ledger().require(store::makeNamesDurable);
    this.chains = new Chains(run.ledger());
    this.queue = new WorkQueue(items, chains, waiter, run.stop());
    this.collector = new Collector(run, waiter, gate, queue, tools(api, store, waiter));
    this.submitter = new Submitter(run, api, gate, queue, collector, requestIds);
  }

  private Collector.Tools tools(ImageApi api, ImageStore store, Waiter waiter) {
    ObservedDurations durations = new ObservedDurations();
    return new Collector.Tools(
        new Polls(run, waiter, api, outage, durations),
        new Downloads(run.stop(), api, store, waiter, room(run.limits())),
        durations,
        outage);
  }

  private static ByteRoom room(Limits limits) {
    Long bandwidth = limits.bandwidth();
    return new ByteRoom(
        bandwidth == null
            ? FETCHED_AT_ONCE
            : Math.min(FETCHED_AT_ONCE, bandwidth * SECONDS_FETCHED_AT_ONCE));
  }

  private static int orUnlimited(@Nullable Integer bound) {
    return bound == null ? Integer.MAX_VALUE : bound;
  }

  /**
   * A POST that an earlier run had written down, and whose answer it did not, is in doubt from now
   * on; unless its fate is known all the same.
   */
  public void doubt() {
    RollCall call = rollCalls.get();
    for (InFlightItem item : items.submitting(call.ids(ItemState.SUBMITTING))) {
      ItemEvent event = asFarAsKnown(run.ledger().fate(item.attemptId()));
      ItemLifecycle.Next next =
          run.steps().take(item.id(), item.attemptId(), ItemState.SUBMITTING, event, null);
      call.moved(ItemState.SUBMITTING, next.state());
    }
  }

  /**
   * To be called before items are changed other than by this engine: what is known of them is found
   * anew.
   */
  public void itemsChange() {
    rollCalls.forget();
  }

  private static ItemEvent asFarAsKnown(PostFate fate) {
    if (fate instanceof PostFate.Accepted accepted) {
      return new ItemEvent.Accepted(accepted.generationId());
    }
    return fate instanceof PostFate.Stayed
        ? new ItemEvent.NothingMade(Failure.of(FailureCode.NOT_SENT))
        : new ItemEvent.AnswerLost(Failure.of(FailureCode.ANSWER_LOST));
  }

  /**
   * Sends again what is in doubt, as the user has decided for this job: it may be paid for twice.
   * Returns how many items these are.
   */
  public int resubmitDoubts() {
    itemsChange();
    return new Decisions(run).resubmit(item -> true);
  }

  /**
   * Takes up what earlier runs left: their generations are waited for, and the allowance that they
   * used counts.
   */
  public void takeUp() {
    chains.begin();
    RollCall call = rollCalls.get();
    run.progress().plan(call.count(ItemState.PENDING) + call.count(ItemState.SUBMITTED));
    queue.begin(call.ids(ItemState.PENDING));
    Instant now = run.clock().instant();
    List<Instant> answered =
        new ArrayList<>(
            new LedgerQueries(run.ledger()).answeredSince(now.minus(WINDOW), REMEMBERED));
    Collections.reverse(answered);
    answered.forEach(at -> allowance.seed(notNegative(Duration.between(at, now))));
    adoptAll(call.ids(ItemState.SUBMITTED), now);
  }

  private void adoptAll(RollCall.Ids among, Instant now) {
    List<InFlightItem> page = items.inFlight(among, PAGE);
    while (!page.isEmpty()) {
      page.forEach(item -> adopt(item, now));
      long next = page.get(page.size() - 1).id() + 1;
      page = items.inFlight(new RollCall.Ids(next, among.last()), PAGE);
    }
  }

  private void adopt(InFlightItem item, Instant now) {
    collector.adopt(item, notNegative(Duration.between(item.submittedAt(), now)));
  }

  private static Duration notNegative(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  /** Writes down why items wait for others that were not made; when all has settled. */
  public void explainWaiting() {
    chains.explain();
  }

  /** What waits to be submitted. */
  public WorkQueue queue() {
    return queue;
  }

  public Submitter submitter() {
    return submitter;
  }

  public Collector collector() {
    return collector;
  }

  /** How many submissions in 60 s are allowed, as far as is known. */
  public OptionalInt requestsPerMinute() {
    int known = allowance.limit();
    return known == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(known);
  }

  /** How many generations at once the account allows; empty until that was met. */
  public OptionalInt concurrentJobs() {
    return gate.read(known -> known.slots().found());
  }

  /** What holds submissions back at this moment. */
  public Hold hold() {
    return gate.read(Restraints::hold);
  }

  /**
   * Ends when all that was handed out is written down; throws the defect that ended the run, if one
   * did.
   */
  @Override
  public void close() {
    submitter.close();
    collector.close();
    run.rethrow();
  }
}
