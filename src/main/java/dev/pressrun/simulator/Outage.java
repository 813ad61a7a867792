package dev.pressrun.simulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of time in which nothing works, the API as well as the storage.
 *
 * @param start since the simulator's start
 * @param end since the simulator's start; the first moment at which all is well again
 */
public record Outage(Kind kind, Duration start, Duration end) {

  /** What a client sees meanwhile. */
  public enum Kind {
    /** 503 for everything. */
    UNAVAILABLE("outage"),
    /** 502 for everything. */
    BAD_GATEWAY("outage-502"),
    /** Connections are accepted and closed without an answer. */
    DROPPED("outage-drop");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** The name in texts. */
    public String id() {
      return id;
    }

    static List<String> ids() {
      return Arrays.stream(values()).map(Kind::id).toList();
    }

    static Optional<Kind> ofId(String id) {
      return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
  }

  public Outage {
    if (start.isNegative() || end.compareTo(start) <= 0) {
      throw new IllegalArgumentException("an outage must end after it has begun");
    }
  }

  boolean covers(Duration sinceStart) {
    return sinceStart.compareTo(start) >= 0 && sinceStart.compareTo(end) < 0;
  }
}
