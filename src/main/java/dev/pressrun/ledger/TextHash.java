package dev.pressrun.ledger;

import dev.pressrun.model.Problem;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * 64-bit hashes that tell whether a text has changed; a collision costs a stale cell in the
 * manifest, never money. Each is two checksums side by side: processors compute these, so that they
 * cost little before the code is compiled too.
 */
final class TextHash {
  private final Checksum high = new CRC32();
  private final Checksum low = new CRC32C();

  private TextHash() {}

  static long of(String text) {
    return new TextHash().add(text).value();
  }

  /** Of all that the ledger keeps of a wanted item beside its fingerprint. */
  static long of(WantedItem wanted) {
    TextHash hash = new TextHash().add(wanted.line()).add(wanted.outputName());
    for (String cell : wanted.cells()) {
      hash.add(cell);
    }
    for (Problem problem : wanted.problems()) {
      hash.add(problem.toString());
    }
    return hash.add(String.valueOf(wanted.price())).value();
  }

  /** A text is parted from the next by its length. */
  private TextHash add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    high.update(bytes, 0, bytes.length);
    low.update(bytes, 0, bytes.length);
    return add(bytes.length);
  }

  private TextHash add(long number) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      high.update((int) (number >>> shift));
      low.update((int) (number >>> shift));
    }
    return this;
  }

  private long value() {
    return high.getValue() << Integer.SIZE | low.getValue();
  }
}
