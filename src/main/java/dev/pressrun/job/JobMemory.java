package dev.pressrun.job;

import dev.pressrun.input.KnownTables;
import dev.pressrun.input.Provider;
import dev.pressrun.ledger.LedgerData;
import dev.pressrun.ledger.LedgerQueries;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The few things that a job remembers between runs beside its items. */
public final class JobMemory {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String HEADERS = "headers";
  private static final String TABLES = "tables";
  private static final String NAME = "name";
  private static final String ID = "id";
  private static final String REFERENCES = "references";
  private static final String SIDECAR = "sidecar";
  private static final String PROVIDER = "provider";
  private static final String REQUESTS_PER_MINUTE = "requests-per-minute";
  private static final String CONCURRENT_JOBS = "concurrent-jobs";
  private static final String RUN = "run";
  private static final String RUN_OPEN = "run-open";
  private static final String LAST_SUCCESS = "last-success";

  private final LedgerQueries ledger;

  public JobMemory(LedgerData ledger) {
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

  /** Who made the pictures so far; null where that was never said. */
  public @Nullable Provider provider() {
    String known = ledger.get(PROVIDER);
    return known == null ? null : Provider.valueOf(known);
  }

  /** Remembers who makes the pictures. */
  public void provider(Provider provider) {
    ledger.put(PROVIDER, provider.name());
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

  /** How the tables of the input are written, so that they need not be read to learn it. */
  public KnownTables tables(InstantSource clock) {
    return new KnownTables(ledger.get(TABLES), clock);
  }

  /** Remembers how the tables of the input are written. */
  public void tables(KnownTables known) {
    ledger.put(TABLES, known.json());
  }

  /** How many submissions in 60 s the account was last known to allow. */
  public OptionalInt requestsPerMinute() {
    return number(REQUESTS_PER_MINUTE);
  }

  /** How many generations at once the account was last known to allow. */
  public OptionalInt concurrentJobs() {
    return number(CONCURRENT_JOBS);
  }

  private OptionalInt number(String name) {
    String known = ledger.get(name);
    return known == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(known));
  }

  /** Remembers what was learnt of the account; what is empty leaves what was known. */
  void account(OptionalInt requestsPerMinute, OptionalInt concurrentJobs) {
    requestsPerMinute.ifPresent(found -> ledger.put(REQUESTS_PER_MINUTE, Integer.toString(found)));
    concurrentJobs.ifPresent(found -> ledger.put(CONCURRENT_JOBS, Integer.toString(found)));
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
