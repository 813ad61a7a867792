package dev.pressrun.simulator;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the compact text of a {@link FaultPlan}. */
final class FaultPlanText {
  private static final String DELAY = "delay";

  private final Map<FaultKind, Double> probabilities = new EnumMap<>(FaultKind.class);
  private final List<Outage> outages = new ArrayList<>();
  private Duration delay = FaultPlan.NONE.delay();

  FaultPlan parse(String text) {
    for (String part : text.split(",", -1)) {
      if (!part.isBlank()) {
        read(part.strip());
      }
    }
    return new FaultPlan(probabilities, outages, delay);
  }

  private void read(String part) {
    int equals = part.indexOf('=');
    if (equals < 1) {
      throw wrong(part, "write it as name=value, for example lost-answer=0.02");
    }
    String name = part.substring(0, equals).strip();
    String value = part.substring(equals + 1).strip();
    Optional<Outage.Kind> outage = Outage.Kind.ofId(name);
    if (name.equals(DELAY)) {
      delay = duration(part, value);
    } else if (outage.isPresent()) {
      outages.add(outage(part, outage.get(), value));
    } else {
      FaultKind kind = FaultKind.ofId(name).orElseThrow(() -> unknown(part, name));
      probabilities.put(kind, probability(part, value));
    }
  }

  private static double probability(String part, String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw wrong(part, "a probability is a number from 0 to 1, such as 0.02");
    }
  }

  private static Outage outage(String part, Outage.Kind kind, String value) {
    String[] ends = value.split("\\.\\.", -1);
    if (ends.length != 2) {
      throw wrong(part, "an outage is written START..END since the start, such as 30s..90s");
    }
    Duration start = duration(part, ends[0]);
    Duration end = duration(part, ends[1]);
    try {
      return new Outage(kind, start, end);
    } catch (IllegalArgumentException e) {
      throw wrong(part, String.valueOf(e.getMessage()));
    }
  }

  private static Duration duration(String part, String value) {
    String text = value.strip().toUpperCase(Locale.ROOT);
    try {
      return Duration.parse("PT" + (text.matches("[0-9.]+") ? text + "S" : text));
    } catch (DateTimeParseException e) {
      throw wrong(part, "a time is written 90, 90s, 1m30s or 2h");
    }
  }

  private static IllegalArgumentException unknown(String part, String name) {
    List<String> names = new ArrayList<>(FaultKind.ids());
    names.addAll(Outage.Kind.ids());
    names.add(DELAY);
    String nearest =
        names.stream().min(Comparator.comparingInt(known -> edits(name, known))).orElseThrow();
    return wrong(
        part,
        "there is no fault %s; the nearest is %s. All: %s"
            .formatted(name, nearest, String.join(", ", names)));
  }

  private static IllegalArgumentException wrong(String part, String what) {
    return new IllegalArgumentException("fault plan, %s: %s".formatted(part, what));
  }

  /** Levenshtein's distance: single characters to insert, delete or replace. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replace = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
