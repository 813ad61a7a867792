package dev.pressrun.bench;

/**
 * A row of the table.
 *
 * @param what was measured
 * @param target in words
 * @param measured in words
 */
record Finding(String what, String target, String measured, boolean met) {
  String markdown() {
    return "| %s | %s | %s | %s |".formatted(what, target, measured, met ? "yes" : "**no**");
  }
}
