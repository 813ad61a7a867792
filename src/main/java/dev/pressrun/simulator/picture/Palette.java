package dev.pressrun.simulator.picture;

import java.awt.Color;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The colours of one picture: those that the prompt names where it names some, the rest in harmony
 * with them.
 *
 * @param subject of the thing itself
 * @param accent of its details and of what stands beside it
 * @param wall behind it, light or deep in contrast to the subject
 * @param floor below it
 * @param shape of the large form on the wall
 */
record Palette(Color subject, Color accent, Color wall, Color floor, Color shape) {
  private static final double[] HUES = {
    0.03, 0.05, 0.09, 0.12, 0.16, 0.28, 0.38, 0.46, 0.5, 0.55, 0.58, 0.62, 0.7, 0.78, 0.9, 0.96
  };
  private static final double[] TURNS = {0.08, -0.08, 0.42, 0.5, 0.58, 0.33};

  static Palette of(String prompt, SplittableRandom random) {
    List<Color> named = ColourWords.in(prompt);
    double hue = HUES[random.nextInt(HUES.length)];
    Color chosen =
        Tones.hsb(hue, 0.42 + random.nextDouble() * 0.25, 0.62 + random.nextDouble() * 0.25);
    Color subject = named.isEmpty() ? chosen : named.get(0);
    float[] hsb = Color.RGBtoHSB(subject.getRed(), subject.getGreen(), subject.getBlue(), null);
    double subjectHue = hsb[1] < 0.12 ? hue : hsb[0];
    double turned = subjectHue + TURNS[random.nextInt(TURNS.length)];
    Color accent = named.size() > 1 ? named.get(1) : Tones.hsb(turned, 0.45, 0.78);
    return around(subject, accent, subjectHue, turned, random);
  }

  private static Palette around(
      Color subject, Color accent, double subjectHue, double turned, SplittableRandom random) {
    boolean pale = Tones.luminance(subject) > 0.8;
    double wallHue = random.nextInt(3) == 0 ? turned : subjectHue + 0.02;
    double depth = pale ? 0.66 : 0.93 - random.nextDouble() * 0.06;
    Color wall = Tones.hsb(wallHue, pale ? 0.26 : 0.13 + random.nextDouble() * 0.1, depth);
    Color floor = Tones.mix(wall, Tones.hsb(wallHue, 0.3, depth - 0.12), 0.6);
    Color shape = Tones.mix(wall, random.nextBoolean() ? accent : subject, 0.35);
    return new Palette(subject, accent, wall, floor, shape);
  }
}
