package dev.pressrun.simulator;

import dev.pressrun.simulator.FaultKind.Place;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong by chance, and when nothing works at all.
 *
 * @param probabilities of each kind, from 0 to 1; those of one place (POST, generation, poll,
 *     download) add up to 1 at most
 * @param outages stretches of time without service
 * @param delay how long a late answer is held back and a stalled download stays silent
 */
public record FaultPlan(
    Map<FaultKind, Double> probabilities, List<Outage> outages, Duration delay) {
  public static final FaultPlan NONE = new FaultPlan(Map.of(), List.of(), Duration.ofMinutes(2));

  public FaultPlan {
    probabilities = Map.copyOf(probabilities);
    outages = List.copyOf(outages);
    probabilities.forEach(FaultPlan::checkProbability);
    for (Place place : Place.values()) {
      checkSum(probabilities, place);
    }
  }

  /**
   * Reads a text such as {@code lost-answer=0.02,502=0.01,outage=30s..90s,delay=5s}: the names of
   * {@link FaultKind} with a probability, those of {@link Outage.Kind} with times since the start,
   * and {@code delay}. An empty text is a plan without faults.
   *
   * @throws IllegalArgumentException with a message for people where a part cannot be understood
   */
  public static FaultPlan parse(String text) {
    return new FaultPlanText().parse(text);
  }

  /** This plan with another probability of one kind. */
  public FaultPlan with(FaultKind kind, double probability) {
    Map<FaultKind, Double> changed = new EnumMap<>(FaultKind.class);
    changed.putAll(probabilities);
    changed.put(kind, probability);
    return new FaultPlan(changed, outages, delay);
  }

  /** The fault of the place that a draw from [0, 1) hits, if it hits one. */
  @Nullable FaultKind at(Place place, double draw) {
    double left = draw;
    for (FaultKind kind : FaultKind.values()) {
      if (kind.place() == place) {
        left -= probabilities.getOrDefault(kind, 0.0);
        if (left < 0) {
          return kind;
        }
      }
    }
    return null;
  }

  boolean touches(Place place) {
    return probabilities.keySet().stream().anyMatch(kind -> kind.place() == place);
  }

  Optional<Outage.Kind> outageAt(Duration sinceStart) {
    return outages.stream()
        .filter(outage -> outage.covers(sinceStart))
        .map(Outage::kind)
        .findFirst();
  }

  private static void checkProbability(FaultKind kind, double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "%s=%s: a probability is a number from 0 to 1".formatted(kind.id(), probability));
    }
  }

  private static void checkSum(Map<FaultKind, Double> probabilities, Place place) {
    double sum =
        probabilities.entrySet().stream()
            .filter(entry -> entry.getKey().place() == place)
            .mapToDouble(Map.Entry::getValue)
            .sum();
    if (sum > 1 + 1e-9) {
      throw new IllegalArgumentException(
          "the probabilities of all %s faults add up to %s: at most 1 is possible"
              .formatted(place.name().toLowerCase(Locale.ROOT), sum));
    }
  }
}
