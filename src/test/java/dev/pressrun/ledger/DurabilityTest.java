package dev.pressrun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the ledger has acknowledged is there after {@code kill -9}, also when the file's space is
 * being used again, which is where databases lose commits: items go round and round, each step an
 * update in place, with a short retention of freed space.
 *
 * <p>{@code -Ddurability.seconds=600 -Ddurability.seed=7} proves it for longer, with other chances.
 */
class DurabilityTest {
  private static final int SECONDS = Integer.getInteger("durability.seconds", 24);
  private static final long SEED = Long.getLong("durability.seed", 20_260_701L);
  private static final int LEAST_KILLS = 3;
  private static final int ITEMS = 400;
  private static final int THREADS = 16;

  /** Takes items round, and says so after each step that was acknowledged. */
  public static final class Mill {
    private final OpenLedger open;

    private Mill(OpenLedger open) {
      this.open = open;
    }

    public static void main(String[] args) throws Exception {
      OpenLedger open = new OpenLedger(Path.of(args[0]));
      open.execute("SET RETENTION_TIME 1000");
      new Mill(open).grind(Boolean.parseBoolean(args[1]));
    }

    private void grind(boolean closes) throws Exception {
      List<Thread> threads = new ArrayList<>();
      List<PendingItem> items = open.pending();
      for (int i = 0; i < THREADS; i++) {
        int first = i;
        Thread thread = new Thread(() -> goRound(items, first));
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
      }
      if (closes) {
        threads.get(0).join(500);
        // A run that ends closes its ledger, which moves much of the file about.
        open.close();
        say("closed");
      }
      threads.get(0).join();
    }

    private void goRound(List<PendingItem> items, int first) {
      try {
        while (true) {
          for (int i = first; i < items.size(); i += THREADS) {
            goRound(items.get(i));
          }
        }
      } catch (LedgerException closed) {
        // The ledger was closed under its writers: what was acknowledged still counts.
      }
    }

    private void goRound(PendingItem item) {
      Attempt attempt = open.begin(item);
      say(item.id() + " " + attempt.id() + " SENDING");
      open.accept(item.id(), attempt);
      say(item.id() + " " + attempt.id() + " ACCEPTED");
      open.ledger.move(
          OpenLedger.move(item.id(), ItemState.SUBMITTED, ItemState.PENDING, attempt.id())
              .failure(new Failure(FailureCode.GENERATION_FAILED, "x".repeat(200)))
              .as(AttemptState.FREE));
      say(item.id() + " " + attempt.id() + " FREE");
    }

    private static void say(String line) {
      System.out.println(line);
    }
  }

  /** What was acknowledged of an item last. */
  private record Step(long attempt, AttemptState state) {}

  private final Map<Long, Step> acknowledged = new HashMap<>();
  private long lines;

  @Test
  void what_was_acknowledged_is_there_after_every_kill(@TempDir Path folder) throws Exception {
    Random chance = new Random(SEED);
    try (OpenLedger open = new OpenLedger(folder)) {
      open.take(
          IntStream.range(0, ITEMS)
              .mapToObj(i -> Wanted.of(i + 2, "key-" + i, "row " + i))
              .toList(),
          100);
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    int kills = 0;
    long largest = 0;
    while (System.nanoTime() < end || kills < LEAST_KILLS) {
      boolean closes = kills % 4 == 3;
      grindAndKill(folder, closes, 2_000 + chance.nextInt(4_000));
      kills++;
      largest = Math.max(largest, Files.size(folder.resolve("ledger.mv.db")));
      check(folder, "kill " + kills + " of seed " + SEED);
    }
    System.out.printf(
        "durability: seed %d, %d kills, %d acknowledged steps, file at most %d KB%n",
        SEED, kills, lines, largest / 1024);
    assertThat(lines).isPositive();
  }

  /** What the process said last before it was killed still counts. */
  private void grindAndKill(Path folder, boolean closes, int millis)
      throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    Process mill =
        ChildJvm.of(Mill.class, folder.toString(), Boolean.toString(closes))
            .redirectOutput(said.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      // On a busy machine it may be killed before it has begun, which would prove nothing.
      while (mill.isAlive() && Files.size(said) == 0) {
        mill.waitFor(50, TimeUnit.MILLISECONDS);
      }
      mill.waitFor(millis, TimeUnit.MILLISECONDS);
    } finally {
      mill.destroyForcibly().waitFor();
    }
    try (Stream<String> lines = Files.lines(said)) {
      lines.forEach(this::note);
    }
  }

  private void note(String line) {
    String[] words = line.split(" ");
    // A line that the kill cut in two was not said.
    if (words.length == 3 && List.of("SENDING", "ACCEPTED", "FREE").contains(words[2])) {
      acknowledged.put(
          Long.parseLong(words[0]),
          new Step(Long.parseLong(words[1]), AttemptState.valueOf(words[2])));
      lines++;
    }
  }

  /** The ledger may be one step further for each item, never behind. */
  private void check(Path folder, String when) throws SQLException {
    try (OpenLedger open = new OpenLedger(folder)) {
      for (Map.Entry<Long, Step> item : acknowledged.entrySet()) {
        Step step = item.getValue();
        String found =
            open.one(
                "SELECT a.state FROM attempt a WHERE a.id = %d AND a.item_id = %d"
                    .formatted(step.attempt(), item.getKey()));
        assertThat(found).as("%s: item %d, %s", when, item.getKey(), step).isNotEmpty();
        assertThat(rank(found))
            .as("%s: item %d, %s, found %s", when, item.getKey(), step, found)
            .isBetween(rank(step.state().name()), rank(step.state().name()) + 1);
      }
      settle(open);
      // What is settled here is one step further than what the process said.
      acknowledged.clear();
    }
  }

  private static int rank(String state) {
    return List.of("SENDING", "ACCEPTED", "FREE").indexOf(state);
  }

  /** Items that the kill caught on their way wait again. */
  private static void settle(OpenLedger open) {
    ItemPages pages = new ItemPages(open.ledger);
    settle(open, pages.submitting(OpenLedger.ALL), ItemState.SUBMITTING);
    settle(open, pages.inFlight(OpenLedger.ALL, ITEMS), ItemState.SUBMITTED);
  }

  private static void settle(OpenLedger open, List<InFlightItem> items, ItemState from) {
    for (InFlightItem item : items) {
      open.ledger.move(
          OpenLedger.move(item.id(), from, ItemState.PENDING, item.attemptId())
              .as(AttemptState.FREE));
    }
  }
}
