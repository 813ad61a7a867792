package dev.pressrun.ledger;

import dev.pressrun.ledger.PlannedImport.Collision;
import dev.pressrun.ledger.PlannedImport.Lot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The items of a planned import, counted by lot, with what it takes to find those that collide as
 * {@link Collisions} does: 32 bytes an item.
 */
final class PlannedItems {
  private static final int COLLISIONS_TOLD = 50;
  private final Map<Lot, Integer> numbers = new LinkedHashMap<>();
  private final List<Lot> lots = new ArrayList<>();
  private final List<Collision> collisions = new ArrayList<>();
  private long[] keys = new long[1_024];
  private long[] names = new long[1_024];
  private int[] lines = new int[1_024];
  private int[] lotOf = new int[1_024];
  private Standing[] standings = new Standing[1_024];
  private int[] entries = new int[0];
  private int size;

  void add(WantedItem wanted, Lot lot, Standing standing) {
    if (size == keys.length) {
      int more = size + size / 2;
      keys = Arrays.copyOf(keys, more);
      names = Arrays.copyOf(names, more);
      lines = Arrays.copyOf(lines, more);
      lotOf = Arrays.copyOf(lotOf, more);
      standings = Arrays.copyOf(standings, more);
    }
    keys[size] = TextHash.of(wanted.key().value());
    names[size] = TextHash.of(wanted.foldedName());
    lines[size] = Math.toIntExact(wanted.line());
    lotOf[size] = number(lot);
    standings[size] = standing;
    size++;
  }

  /** The item that was added last is one of the ledger's. */
  void is(long knownId) {
    int id = Math.toIntExact(knownId);
    if (id >= entries.length) {
      entries = Arrays.copyOf(entries, Math.max(1_024, id + id / 2));
    }
    entries[id] = size - 1;
  }

  /** What was added as one of the ledger's items is a new item instead, since another is it. */
  void evict(long knownId) {
    int entry = entries[Math.toIntExact(knownId)];
    if (standings[entry] != Standing.REFUSED) {
      standings[entry] = Standing.UNSENT;
    }
  }

  private int number(Lot lot) {
    return numbers.computeIfAbsent(
        lot,
        unknown -> {
          lots.add(unknown);
          return lots.size() - 1;
        });
  }

  /** Refuses what collides. */
  void refuseCollisions() {
    refuse(keys, true);
    refuse(names, false);
  }

  List<Collision> collisions() {
    return collisions;
  }

  /** How many items are in each lot. */
  Map<Lot, Long> counts() {
    long[] counts = new long[lots.size()];
    for (int i = 0; i < size; i++) {
      counts[lotOf[i]]++;
    }
    Map<Lot, Long> byLot = new LinkedHashMap<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        byLot.put(lots.get(i), counts[i]);
      }
    }
    return byLot;
  }

  private void refuse(long[] hashes, boolean sameId) {
    int refused = number(new Lot(PlannedStep.REFUSE, "", null));
    for (List<Integer> sharing : sharing(hashes)) {
      sharing.sort(Comparator.comparingInt(item -> standings[item].rank()));
      for (int item : sharing.subList(1, sharing.size())) {
        if (standings[item].givesWay(sameId)) {
          standings[item] = standings[item].given();
          lotOf[item] = standings[item] == Standing.REFUSED ? refused : kept(item);
          if (collisions.size() < COLLISIONS_TOLD) {
            collisions.add(new Collision(lines[item], lines[sharing.get(0)], sameId));
          }
        }
      }
    }
  }

  /** What is under way is collected, though its row is refused. */
  private int kept(int item) {
    return lots.get(lotOf[item]).step().buys()
        ? number(new Lot(PlannedStep.COLLECT, "", null))
        : lotOf[item];
  }

  /** The items that are not refused and share a hash, in their order. */
  private Iterable<List<Integer>> sharing(long[] hashes) {
    Set<Long> shared = repeated(hashes);
    Map<Long, List<Integer>> items = new LinkedHashMap<>();
    if (!shared.isEmpty()) {
      for (int i = 0; i < size; i++) {
        if (standings[i] != Standing.REFUSED && shared.contains(hashes[i])) {
          items.computeIfAbsent(hashes[i], hash -> new ArrayList<>()).add(i);
        }
      }
    }
    return items.values();
  }

  private Set<Long> repeated(long[] hashes) {
    long[] sorted = new long[size];
    int valid = 0;
    for (int i = 0; i < size; i++) {
      if (standings[i] != Standing.REFUSED) {
        sorted[valid++] = hashes[i];
      }
    }
    Arrays.sort(sorted, 0, valid);
    Set<Long> repeated = new HashSet<>();
    for (int i = 1; i < valid; i++) {
      if (sorted[i] == sorted[i - 1]) {
        repeated.add(sorted[i]);
      }
    }
    return repeated;
  }
}
