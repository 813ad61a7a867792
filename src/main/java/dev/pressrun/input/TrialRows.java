package dev.pressrun.input;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A few of the rows. A sample takes those whose hashes are the least, so that rows which are added
 * or moved change as little of it as can be; it keeps no more rows in memory than it takes.
 */
final class TrialRows extends LookAhead<InputRow> {
  private final Iterator<InputRow> rows;
  private final Trial trial;
  private @Nullable Iterator<InputRow> chosen;
  private int taken;

  private record Ticket(long hash, long number, InputRow row) {}

  TrialRows(Iterator<InputRow> rows, Trial trial) {
    this.rows = rows;
    this.trial = trial;
  }

  @Override
  @Nullable InputRow find() {
    Iterator<InputRow> few = chosen;
    if (few == null) {
      few = trial instanceof Trial.Sample sample ? draw(sample) : rows;
      chosen = few;
    }
    return taken++ < trial.rows() && few.hasNext() ? few.next() : null;
  }

  private Iterator<InputRow> draw(Trial.Sample sample) {
    Comparator<Ticket> order = Comparator.comparingLong(Ticket::hash);
    PriorityQueue<Ticket> drawn =
        new PriorityQueue<>(order.thenComparingLong(Ticket::number).reversed());
    long number = 0;
    while (rows.hasNext()) {
      InputRow row = rows.next();
      drawn.add(new Ticket(hash(sample.seed(), row), number++, row));
      if (drawn.size() > sample.rows()) {
        drawn.remove();
      }
    }
    return drawn.stream()
        .sorted(Comparator.comparingLong(Ticket::number))
        .map(Ticket::row)
        .iterator();
  }

  private static long hash(long seed, InputRow row) {
    MessageDigest digest = Digests.sha256();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).flip());
    for (String cell : row.values()) {
      digest.update(cell.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return ByteBuffer.wrap(digest.digest()).getLong();
  }
}
