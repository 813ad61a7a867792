package dev.pressrun.output;

import java.util.Locale;

/** Numbers as people read them. */
final class Words {
  private Words() {}

  static String bytes(long count) {
    return count(count, "byte");
  }

  /** Such as {@code 1 row}, {@code 1,632 rows}. */
  static String count(long number, String singular) {
    return String.format(Locale.ROOT, "%,d %s%s", number, singular, number == 1 ? "" : "s");
  }
}
