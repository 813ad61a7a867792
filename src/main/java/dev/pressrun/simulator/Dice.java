package dev.pressrun.simulator;

import java.util.SplittableRandom;
import java.util.UUID;

/** The simulator's only source of chance, seeded; may be shared between threads. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A number from [0, 1). */
  synchronized double roll() {
    return random.nextDouble();
  }

  /** A number from the normal distribution with mean 0 and deviation 1. */
  synchronized double gaussian() {
    return random.nextGaussian();
  }

  /** A version 4 UUID. */
  synchronized UUID uuid() {
    long high = random.nextLong() & 0xffffffffffff0fffL | 0x4000L;
    long low = random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
