package dev.pressrun.simulator.picture;

import java.util.SplittableRandom;

/**
 * A thing to look at. It stands on y = 0, in the middle of x = 0, and reaches up to y = -1 at most.
 */
interface Subject {
  void paint(Brush brush, Palette palette, SplittableRandom random);
}
