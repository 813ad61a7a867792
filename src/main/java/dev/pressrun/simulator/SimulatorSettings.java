package dev.pressrun.simulator;

import dev.pressrun.model.Money;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the simulated account of the API behaves.
 *
 * @param port of 127.0.0.1; 0: any free one
 * @param account its key, limits and funds
 * @param timing how long generations take and output URLs last
 * @param pictures what is drawn
 * @param faults what goes wrong by chance; nothing by default
 * @param seed of every chance: the same seed and the same order of requests give the same answers
 */
public record SimulatorSettings(
    int port,
    AccountSettings account,
    Timing timing,
    PictureSettings pictures,
    FaultPlan faults,
    long seed) {

  /**
   * Any key, 600 requests a minute, 40 jobs, unlimited funds, no faults, a free port; durations,
   * size of pictures and lifetime of URLs as in the API's reference (2026).
   */
  public static SimulatorSettings defaults() {
    return new SimulatorSettings(
        0,
        new AccountSettings(null, false, 600, 40, null, List.of("gore", "nude")),
        new Timing(Duration.ofSeconds(30), 0.25, Duration.ofHours(1)),
        new PictureSettings(2_048, 0),
        FaultPlan.NONE,
        1);
  }

  public SimulatorSettings withPort(int newPort) {
    return new SimulatorSettings(newPort, account, timing, pictures, faults, seed);
  }

  public SimulatorSettings withAccount(AccountSettings newAccount) {
    return new SimulatorSettings(port, newAccount, timing, pictures, faults, seed);
  }

  public SimulatorSettings withTiming(Timing newTiming) {
    return new SimulatorSettings(port, account, newTiming, pictures, faults, seed);
  }

  public SimulatorSettings withFaults(FaultPlan newFaults) {
    return new SimulatorSettings(port, account, timing, pictures, newFaults, seed);
  }

  public SimulatorSettings withSeed(long newSeed) {
    return new SimulatorSettings(port, account, timing, pictures, faults, newSeed);
  }

  /** Only this key is accepted; null: any key. */
  public SimulatorSettings withApiKey(@Nullable String key) {
    return withAccount(
        new AccountSettings(
            key,
            account.suspended(),
            account.requestsPerMinute(),
            account.concurrentJobs(),
            account.funds(),
            account.moderatedWords()));
  }

  public SimulatorSettings withLimits(int requestsPerMinute, int concurrentJobs) {
    return withAccount(
        new AccountSettings(
            account.apiKey(),
            account.suspended(),
            requestsPerMinute,
            concurrentJobs,
            account.funds(),
            account.moderatedWords()));
  }

  /** No more than this is ever billed; null: without end. */
  public SimulatorSettings withFunds(@Nullable Money funds) {
    return withAccount(
        new AccountSettings(
            account.apiKey(),
            account.suspended(),
            account.requestsPerMinute(),
            account.concurrentJobs(),
            funds,
            account.moderatedWords()));
  }

  public SimulatorSettings withModeratedWords(List<String> words) {
    return withAccount(
        new AccountSettings(
            account.apiKey(),
            account.suspended(),
            account.requestsPerMinute(),
            account.concurrentJobs(),
            account.funds(),
            words));
  }

  public SimulatorSettings withSuspended(boolean suspended) {
    return withAccount(
        new AccountSettings(
            account.apiKey(),
            suspended,
            account.requestsPerMinute(),
            account.concurrentJobs(),
            account.funds(),
            account.moderatedWords()));
  }

  /** How long generations take: the median and the sigma of the log-normal spread around it. */
  public SimulatorSettings withDurations(Duration median, double spread) {
    return withTiming(new Timing(median, spread, timing.urlLifetime()));
  }

  public SimulatorSettings withUrlLifetime(Duration lifetime) {
    return withTiming(new Timing(timing.medianDuration(), timing.durationSpread(), lifetime));
  }

  /** Drawn pictures with so many pixels on the longer side. */
  public SimulatorSettings withDrawnPictures(int longSide) {
    return new SimulatorSettings(
        port, account, timing, new PictureSettings(longSide, 0), faults, seed);
  }

  /** Cheap valid pictures of about so many bytes, for benchmarks. */
  public SimulatorSettings withPictureBytes(int bytes) {
    return new SimulatorSettings(
        port, account, timing, new PictureSettings(pictures.longSide(), bytes), faults, seed);
  }
}
