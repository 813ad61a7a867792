package dev.pressrun.pace;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Generations of log-normal durations, asked for as {@link ObservedDurations} says, in simulated
 * time. Either one is submitted in every so many seconds, or so many slots are kept busy.
 */
final class PollingSimulation {
  private record Poll(double at, double submitted, double end, double unfinished) {}

  private final ObservedDurations durations = new ObservedDurations();
  private final PriorityQueue<Poll> polls =
      new PriorityQueue<>(Comparator.comparingDouble(Poll::at));
  private final Random random;
  private final double median;
  private final double sigma;
  private final double[] delays;
  private long gets;
  private int ended;
  private int settling;
  private double durationsSeen;

  PollingSimulation(double median, double sigma, int generations, long seed) {
    this.median = median;
    this.sigma = sigma;
    this.delays = new double[generations];
    this.random = new Random(seed);
  }

  /** What it came to after the first fifth of the generations. */
  record Result(double gets, double p50, double p95, double busy) {}

  /** A submission in every so many seconds; slots are never short. */
  Result everySeconds(double interval) {
    int submitted = 0;
    while (ended < delays.length) {
      double next = submitted * interval;
      if (submitted < delays.length && (polls.isEmpty() || polls.peek().at() >= next)) {
        submit(next, false);
        submitted++;
      } else {
        ask(false);
      }
    }
    return result();
  }

  /** So many slots, refilled as soon as a generation is seen to have ended. */
  Result withSlots(int slots) {
    for (int i = 0; i < slots; i++) {
      submit(0, true);
    }
    while (ended < delays.length) {
      double at = polls.element().at();
      if (ask(true)) {
        submit(at, true);
      }
    }
    return result();
  }

  private void submit(double at, boolean shortOfSlots) {
    double end = at + median * Math.exp(sigma * random.nextGaussian());
    double first = durations.nextPoll(0, polls.size(), shortOfSlots) / 1e9;
    polls.add(new Poll(at + first, at, end, 0));
  }

  private boolean ask(boolean shortOfSlots) {
    Poll poll = polls.remove();
    gets++;
    double age = poll.at() - poll.submitted();
    if (poll.at() < poll.end()) {
      long next = durations.nextPoll((long) (age * 1e9), 0, shortOfSlots);
      polls.add(new Poll(poll.submitted() + next / 1e9, poll.submitted(), poll.end(), age));
      return false;
    }
    durations.add((long) (poll.unfinished() * 1e9), (long) (age * 1e9));
    replan(poll.at(), shortOfSlots);
    delays[ended++] = poll.at() - poll.end();
    durationsSeen += poll.end() - poll.submitted();
    if (settling == 0 && ended >= delays.length / 5) {
      settling = ended;
      gets = 0;
      durationsSeen = 0;
    }
    return true;
  }

  private void replan(double now, boolean shortOfSlots) {
    if (durations.canLearn()) {
      List<Poll> waiting = List.copyOf(polls);
      polls.clear();
      durations.learn(
          waiting.stream().mapToLong(poll -> (long) (poll.unfinished() * 1e9)).toArray());
      for (Poll poll : waiting) {
        long next = durations.nextPoll((long) (poll.unfinished() * 1e9), 0, shortOfSlots);
        double at = Math.max(now, poll.submitted() + next / 1e9);
        polls.add(new Poll(at, poll.submitted(), poll.end(), poll.unfinished()));
      }
    }
  }

  private Result result() {
    double[] settled = Arrays.copyOfRange(delays, settling, delays.length);
    double idle = Arrays.stream(settled).sum();
    Arrays.sort(settled);
    return new Result(
        (double) gets / settled.length,
        settled[settled.length / 2],
        settled[(int) (0.95 * settled.length)],
        durationsSeen / (durationsSeen + idle));
  }
}
