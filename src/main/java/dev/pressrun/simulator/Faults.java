package dev.pressrun.simulator;

import dev.pressrun.simulator.FaultKind.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what goes wrong: by the markers in a prompt, then by the plan's chances. */
final class Faults {
  private final FaultPlan plan;
  private final Dice dice;
  private final InstantSource clock;
  private final Instant start;
  private final Markers markers = new Markers();
  private final Set<Place> touched = EnumSet.noneOf(Place.class);

  Faults(FaultPlan plan, Dice dice, InstantSource clock) {
    this.plan = plan;
    this.dice = dice;
    this.clock = clock;
    this.start = clock.instant();
    for (Place place : Place.values()) {
      if (plan.touches(place)) {
        touched.add(place);
      }
    }
  }

  Duration delay() {
    return plan.delay();
  }

  Optional<Outage.Kind> outage() {
    return plan.outages().isEmpty()
        ? Optional.empty()
        : plan.outageAt(Duration.between(start, clock.instant()));
  }

  /** What strikes a submission, before ({@code POST}) or with its generation. */
  @Nullable FaultKind onSubmission(Place place, String prompt) {
    return strike(place, prompt, prompt);
  }

  /** What strikes a poll or a download. */
  @Nullable FaultKind onRead(Place place, Generation generation) {
    return strike(place, generation.order().request().prompt(), generation.id().toString());
  }

  private @Nullable FaultKind strike(Place place, String prompt, String scope) {
    FaultKind asked = markers.strike(place, prompt, scope);
    if (asked != null || !touched.contains(place)) {
      return asked;
    }
    return plan.at(place, dice.roll());
  }
}
