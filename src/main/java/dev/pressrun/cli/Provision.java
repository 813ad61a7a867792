package dev.pressrun.cli;

import dev.pressrun.input.JobSpec;
import dev.pressrun.input.JobSpecs;
import dev.pressrun.input.Provider;
import dev.pressrun.input.SimulatorSpec;
import dev.pressrun.luma.ApiKey;
import dev.pressrun.luma.ImageApi;
import dev.pressrun.luma.LumaClient;
import dev.pressrun.luma.LumaSettings;
import dev.pressrun.pace.Line;
import dev.pressrun.pace.Waiter;
import dev.pressrun.simulator.FaultPlan;
import dev.pressrun.simulator.Simulator;
import dev.pressrun.simulator.SimulatorSettings;
import dev.pressrun.simulator.Timing;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the pictures of a run: the provider's API, or an account that this process simulates.
 */
final class Provision implements AutoCloseable {
  static final String BASE_URL = "LUMA_BASE_URL";
  private static final String SIMULATED_KEY = "luma-api-simulator";

  private final LumaClient client;
  private final URI baseUrl;
  private final @Nullable Simulator simulator;

  private Provision(LumaClient client, URI baseUrl, @Nullable Simulator simulator) {
    this.client = client;
    this.baseUrl = baseUrl;
    this.simulator = simulator;
  }

  /**
   * Gets ready to make the job's pictures.
   *
   * @param environment the process's environment variables
   * @throws UserException where the key is missing, or would travel where it must not
   */
  static Provision of(JobSpec spec, Map<String, String> environment, InstantSource clock) {
    try {
      if (spec.provider() == Provider.SIMULATOR) {
        Simulator simulator = Simulator.start(settings(spec.simulator()), spec.prices(), clock);
        return new Provision(
            client(simulator.baseUrl(), SIMULATED_KEY, spec, clock),
            simulator.baseUrl(),
            simulator);
      }
      URI baseUrl = baseUrl(spec, environment);
      return new Provision(client(baseUrl, key(environment), spec, clock), baseUrl, null);
    } catch (IllegalArgumentException e) {
      throw new UserException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UserException(
          ExitCode.STOPPED, "The simulator cannot be started: " + e.getMessage());
    }
  }

  private static LumaClient client(URI baseUrl, String key, JobSpec spec, InstantSource clock) {
    LumaSettings settings =
        LumaSettings.of(baseUrl, new ApiKey(key), spec.input().references())
            .withConverted(spec.convertedReferences())
            .withPictures(spec.output().folder());
    Long bandwidth = spec.limits().bandwidth();
    Line line = bandwidth == null ? Line.unbounded() : new Line(bandwidth, Waiter.system());
    return new LumaClient(settings, clock, line);
  }

  private static String key(Map<String, String> environment) {
    String key = environment.get(JobSpecs.API_KEY);
    if (key == null || key.isBlank()) {
      throw new UserException(
          ExitCode.BAD_INPUT,
          "There is no API key. Set "
              + JobSpecs.API_KEY
              + " to the key that the provider gave you, or write \"api: simulator\" in the job file to try the job without one.");
    }
    return key.strip();
  }

  private static URI baseUrl(JobSpec spec, Map<String, String> environment) {
    URI own = spec.baseUrl();
    if (own != null) {
      return own;
    }
    String variable = environment.get(BASE_URL);
    return variable == null || variable.isBlank()
        ? LumaSettings.OFFICIAL_BASE_URL
        : URI.create(variable.strip());
  }

  private static SimulatorSettings settings(SimulatorSpec spec) {
    SimulatorSettings defaults = SimulatorSettings.defaults();
    SimulatorSettings settings =
        defaults
            .withLimits(
                Objects.requireNonNullElse(
                    spec.requestsPerMinute(), defaults.account().requestsPerMinute()),
                Objects.requireNonNullElse(
                    spec.concurrentJobs(), defaults.account().concurrentJobs()))
            .withTiming(
                new Timing(
                    Objects.requireNonNullElse(
                        spec.medianDuration(), defaults.timing().medianDuration()),
                    defaults.timing().durationSpread(),
                    Objects.requireNonNullElse(
                        spec.urlLifetime(), defaults.timing().urlLifetime())))
            .withDrawnPictures(
                Objects.requireNonNullElse(spec.longSide(), defaults.pictures().longSide()))
            .withSeed(Objects.requireNonNullElse(spec.seed(), defaults.seed()));
    if (spec.moderated() != null) {
      settings = settings.withModeratedWords(spec.moderated());
    }
    return spec.faults() == null ? settings : settings.withFaults(FaultPlan.parse(spec.faults()));
  }

  ImageApi api() {
    return client;
  }

  /** What to tell the user about where the requests go; empty for the official address. */
  Optional<String> notice() {
    if (simulator != null) {
      return Optional.of("Simulator: no key, no network, no cost.");
    }
    return baseUrl.equals(LumaSettings.OFFICIAL_BASE_URL)
        ? Optional.empty()
        : Optional.of("API: " + baseUrl + " (not the official address)");
  }

  @Override
  public void close() throws IOException {
    client.close();
    if (simulator != null) {
      simulator.close();
    }
  }
}
