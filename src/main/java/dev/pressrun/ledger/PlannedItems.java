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
 * {@link Collisions} does: 25 bytes an item.
 */
final class PlannedItems {
  private static final int COLLISIONS_TOLD = 50;
  private static final int REFUSED = 1;
  private static final int YIELDING = 2;
  private static final int DONE = 4;

  private final Map<Lot, Integer> numbers = new LinkedHashMap<>();
  private final List<Lot> lots = new ArrayList<>();
  private final List<Collision> collisions = new ArrayList<>();
  private long[] keys = new long[1_024];
  private long[] names = new long[1_024];
  private int[] lines = new int[1_024];
  private int[] lotOf = new int[1_024];
  private byte[] flags = new byte[1_024];
  private int size;

  /**
   * @param yielding whether it has neither been sent nor made: it gives way to one that has
   */
  void add(WantedItem wanted, Lot lot, boolean yielding) {
    if (size == keys.length) {
      int more = size + size / 2;
      keys = Arrays.copyOf(keys, more);
      names = Arrays.copyOf(names, more);
      lines = Arrays.copyOf(lines, more);
      lotOf = Arrays.copyOf(lotOf, more);
      flags = Arrays.copyOf(flags, more);
    }
    keys[size] = TextHash.of(wanted.key().value());
    names[size] = TextHash.of(wanted.foldedName());
    lines[size] = Math.toIntExact(wanted.line());
    lotOf[size] = number(lot);
    flags[size] = flag(lot.step(), yielding);
    size++;
  }

  private static byte flag(PlannedStep step, boolean yielding) {
    return (byte)
        switch (step) {
          case REFUSE -> REFUSED;
          case KEEP -> DONE;
          default -> yielding ? YIELDING : 0;
        };
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
      sharing.sort(Comparator.comparingInt(item -> flags[item] & YIELDING));
      for (int item : sharing.subList(1, sharing.size())) {
        if (flags[item] == YIELDING || sameId && flags[item] == DONE) {
          flags[item] = REFUSED;
          lotOf[item] = refused;
          if (collisions.size() < COLLISIONS_TOLD) {
            collisions.add(new Collision(lines[item], lines[sharing.get(0)], sameId));
          }
        }
      }
    }
  }

  /** The items that are not refused and share a hash, in their order. */
  private Iterable<List<Integer>> sharing(long[] hashes) {
    Set<Long> shared = repeated(hashes);
    Map<Long, List<Integer>> items = new LinkedHashMap<>();
    if (!shared.isEmpty()) {
      for (int i = 0; i < size; i++) {
        if (flags[i] != REFUSED && shared.contains(hashes[i])) {
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
      if (flags[i] != REFUSED) {
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
