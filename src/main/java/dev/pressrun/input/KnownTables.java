package dev.pressrun.input;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers how tables are written and their digests, so that one that has not changed since is not
 * read from end to end again to learn it.
 */
public final class KnownTables {
  /** To be counted up where the same bytes come to be understood otherwise. */
  private static final int RULES = 1;

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final List<Known> before;
  private final List<Known> now = new ArrayList<>();
  private final InstantSource clock;

  /**
   * What is known of a table.
   *
   * @param terms by which it was read
   */
  private record Known(FileStamp stamp, String terms, TableScan.Result result) {}

  /**
   * Begins with what was known before.
   *
   * @param json of {@link #json()}; null where nothing was
   */
  public KnownTables(@Nullable String json, InstantSource clock) {
    this.before = json == null ? List.of() : read(json);
    this.clock = clock;
  }

  /** Knows no table, and remembers none. */
  static KnownTables none() {
    // No file was last changed before 1970.
    return new KnownTables(null, InstantSource.fixed(Instant.EPOCH));
  }

  /** What another version has written, and this one cannot read, is found anew. */
  private static List<Known> read(String json) {
    try {
      return MAPPER.readValue(json, new TypeReference<>() {});
    } catch (JacksonException e) {
      return List.of();
    }
  }

  /** What is known of the tables that were opened, to begin with another time. */
  public String json() {
    return MAPPER.writeValueAsString(now);
  }

  /**
   * Reads the table unless it is known.
   *
   * @throws InputException where it cannot be read as a table
   */
  TableScan.Result scan(Path file, TableFormat format) throws IOException {
    Optional<FileStamp> stamp = FileStamp.of(file, clock.instant());
    if (stamp.isEmpty()) {
      return TableScan.of(file, format);
    }
    String terms = RULES + " " + format;
    Optional<Known> same =
        before.stream()
            .filter(known -> known.stamp().equals(stamp.get()) && known.terms().equals(terms))
            .findFirst();
    Known known =
        same.isPresent() ? same.get() : new Known(stamp.get(), terms, TableScan.of(file, format));
    now.add(known);
    return known.result();
  }
}
