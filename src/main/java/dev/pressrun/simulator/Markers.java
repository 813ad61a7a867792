package dev.pressrun.simulator;

import dev.pressrun.simulator.FaultKind.Place;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Faults on request: {@code [[generation_failed]]} in a prompt strikes each time, {@code
 * [[lost-answer*1]]} only the first time. For the places POST and generation, times are counted by
 * prompt, for polls and downloads by generation.
 */
final class Markers {
  private static final String OPENING = "[[";
  private static final Pattern MARKER =
      Pattern.compile("\\[\\[\\s*([A-Za-z0-9_-]+)\\s*(?:\\*\\s*(\\d{1,6}))?\\s*]]");

  private final Map<String, Integer> struck = new ConcurrentHashMap<>();

  /** The fault that the prompt asks for at this place and time, if it does. */
  @Nullable FaultKind strike(Place place, String prompt, String scope) {
    if (!prompt.contains(OPENING)) {
      return null;
    }
    Matcher marker = MARKER.matcher(prompt);
    while (marker.find()) {
      Optional<FaultKind> kind = FaultKind.ofId(marker.group(1));
      if (kind.isPresent() && kind.get().place() == place && dueAgain(kind.get(), marker, scope)) {
        return kind.get();
      }
    }
    return null;
  }

  private boolean dueAgain(FaultKind kind, Matcher marker, String scope) {
    String times = marker.group(2);
    return times == null
        || struck.merge(kind.id() + ' ' + scope, 1, Integer::sum) <= Integer.parseInt(times);
  }
}
