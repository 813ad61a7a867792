package dev.pressrun.job;

import dev.pressrun.ledger.Ledger;
import dev.pressrun.ledger.LedgerQueries;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The few things that a job remembers between runs beside its items. */
public final class JobMemory {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String HEADERS = "headers";
  private static final String NAME = "name";
  private static final String ID = "id";
  private static final String REFERENCES = "references";
  private static final String SIDECAR = "sidecar";
  private static final String RUN = "run";
  private static final String RUN_OPEN = "run-open";
  private static final String LAST_SUCCESS = "last-success";

  private final LedgerQueries ledger;

  public JobMemory(Ledger ledger) {
    this.ledger = new LedgerQueries(ledger);
  }

  /** The job's name when it ran last. */
  public String name() {
    String name = ledger.get(NAME);
    return name == null ? "" : name;
  }

  /** Tells the job of this folder from every other, for as long as its state is kept. */
  public String id() {
    String known = ledger.get(ID);
    return known == null ? name() : known;
  }

  /** Where the job's local references were when it ran last; null where it never ran. */
  public @Nullable Path references() {
    String known = ledger.get(REFERENCES);
    return known == null ? null : Path.of(known);
  }

  /** Whether a JSON file beside each picture says how it was made. */
  boolean sidecar() {
    return "yes".equals(ledger.get(SIDECAR));
  }

  void sidecar(boolean wanted) {
    ledger.put(SIDECAR, wanted ? "yes" : "no");
  }

  /** Remembers what the job is called, and where its references are. */
  void job(String name, Path references, String newId) {
    ledger.put(NAME, name);
    ledger.put(REFERENCES, references.toAbsolutePath().normalize().toString());
    if (ledger.get(ID) == null) {
      ledger.put(ID, newId);
    }
  }

  /** The headers of the input that was imported last. */
  public List<String> headers() {
    String json = ledger.get(HEADERS);
    return json == null ? List.of() : MAPPER.readValue(json, new TypeReference<List<String>>() {});
  }

  void headers(List<String> headers) {
    ledger.put(HEADERS, MAPPER.writeValueAsString(headers));
  }

  /**
   * The number of the run that begins or goes on now: a run that was killed or stopped keeps its
   * number, and with it what it has spent of its cap, until all of its items have settled.
   */
  public int openRun() {
    String known = ledger.get(RUN);
    int number = known == null ? 0 : Integer.parseInt(known);
    if (!"yes".equals(ledger.get(RUN_OPEN))) {
      number++;
      ledger.put(RUN, Integer.toString(number));
      ledger.put(RUN_OPEN, "yes");
    }
    return number;
  }

  /** All items of the run have settled: the next run is a new one. */
  void closeRun() {
    ledger.put(RUN_OPEN, "no");
  }

  /** When a run last ended with all done; null where none has. */
  public @Nullable Instant lastSuccess() {
    String known = ledger.get(LAST_SUCCESS);
    return known == null ? null : Instant.parse(known);
  }

  /** A run has ended with all done. */
  public void succeeded(Instant at) {
    ledger.put(LAST_SUCCESS, at.toString());
  }

  /** The number of the last run; 0 where there was none. */
  public int lastRun() {
    String known = ledger.get(RUN);
    return known == null ? 0 : Integer.parseInt(known);
  }
}
