package dev.pressrun.cli;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
final class Words {
  private static final long MEGABYTE = 1_000_000;

  private Words() {}

  /** Such as {@code 1 image}, {@code 1,632 images}. */
  static String count(long number, String singular) {
    return String.format(Locale.ROOT, "%,d %s%s", number, singular, number == 1 ? "" : "s");
  }

  /** Such as {@code 45 s}, {@code 12 min}, {@code 3 h 20 min}. */
  static String duration(Duration duration) {
    long seconds = duration.toSeconds() + (duration.getNano() > 0 ? 1 : 0);
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = (seconds + 59) / 60;
    if (minutes < 120) {
      return minutes + " min";
    }
    return minutes % 60 == 0
        ? minutes / 60 + " h"
        : "%d h %d min".formatted(minutes / 60, minutes % 60);
  }

  /** Such as {@code 700 kB}, {@code 5.5 MB}, {@code 27.5 GB}. */
  static String bytes(long bytes) {
    if (bytes < MEGABYTE) {
      return (bytes + 999) / 1_000 + " kB";
    }
    double megabytes = (double) bytes / MEGABYTE;
    return megabytes < 1_000
        ? String.format(Locale.ROOT, "%.1f MB", megabytes)
        : String.format(Locale.ROOT, "%.1f GB", megabytes / 1_000);
  }
}
