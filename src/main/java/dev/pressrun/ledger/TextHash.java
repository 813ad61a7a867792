package dev.pressrun.ledger;

import java.util.List;

/**
 * 64-bit hashes (FNV-1a) that tell whether a text has changed; a collision costs a stale cell in
 * the manifest, never money.
 */
final class TextHash {
  private static final long START = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private TextHash() {}

  static long of(String text) {
    return add(START, text);
  }

  /** Of all that the ledger keeps of a wanted item beside its fingerprint. */
  static long of(WantedItem wanted) {
    long hash = add(START ^ wanted.line(), wanted.outputName());
    for (String cell : wanted.cells()) {
      hash = add(hash, cell);
    }
    for (Object problem : List.copyOf(wanted.problems())) {
      hash = add(hash, problem.toString());
    }
    return add(hash, String.valueOf(wanted.price()));
  }

  private static long add(long hash, String text) {
    long next = hash;
    for (int i = 0; i < text.length(); i++) {
      next = (next ^ text.charAt(i)) * PRIME;
    }
    return (next ^ text.length()) * PRIME;
  }
}
