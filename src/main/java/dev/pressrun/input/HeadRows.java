package dev.pressrun.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first row of each group, for rows that come long after it. The rows are in a temporary file;
 * memory holds 16 bytes for each name, up to four times that while there is room to grow.
 */
final class HeadRows implements AutoCloseable {
  private static final int FIRST_CAPACITY = 1024;

  private long[] hashes = new long[FIRST_CAPACITY];
  private long[] places = new long[FIRST_CAPACITY];
  private int used;
  private @Nullable FileChannel file;

  /** Keeps a row under its names; one that is taken stays with the row that has it. */
  void put(List<String> names, List<String> cells) {
    try {
      long place = append(cells) + 1;
      for (String name : names) {
        if (used * 2 > hashes.length) {
          grow();
        }
        int slot = slot(hashes, places, Digests.hash(name));
        if (places[slot] == 0) {
          hashes[slot] = Digests.hash(name);
          places[slot] = place;
          used++;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a temporary file cannot be written", e);
    }
  }

  /** The cells of the row that has this name, or null. */
  @Nullable List<String> get(String name) {
    int slot = slot(hashes, places, Digests.hash(name));
    try {
      return places[slot] == 0 ? null : read(places[slot] - 1);
    } catch (IOException e) {
      throw new UncheckedIOException("a temporary file cannot be read", e);
    }
  }

  private long append(List<String> cells) throws IOException {
    List<byte[]> texts = cells.stream().map(c -> c.getBytes(StandardCharsets.UTF_8)).toList();
    int bytes = texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
    ByteBuffer record = ByteBuffer.allocate(2 * Integer.BYTES + bytes);
    record.putInt(bytes).putInt(texts.size());
    texts.forEach(text -> record.putInt(text.length).put(text));
    record.flip();
    FileChannel open = open();
    long place = open.size();
    open.position(place);
    while (record.hasRemaining()) {
      open.write(record);
    }
    return place;
  }

  private List<String> read(long place) throws IOException {
    Bytes bytes = new Bytes(open());
    ByteBuffer head = ByteBuffer.wrap(bytes.exactly(place, 2 * Integer.BYTES));
    int length = head.getInt();
    ByteBuffer record = ByteBuffer.wrap(bytes.exactly(place + 2 * Integer.BYTES, length));
    List<String> cells = new ArrayList<>();
    for (int count = head.getInt(); count > 0; count--) {
      byte[] text = new byte[record.getInt()];
      record.get(text);
      cells.add(new String(text, StandardCharsets.UTF_8));
    }
    return cells;
  }

  private FileChannel open() throws IOException {
    FileChannel opened = file;
    if (opened == null) {
      Path path = Files.createTempFile("pressrun-groups", null);
      opened =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = opened;
    }
    return opened;
  }

  private static int slot(long[] hashes, long[] places, long hash) {
    int mask = hashes.length - 1;
    int slot = (int) (hash ^ hash >>> 32) & mask;
    while (places[slot] != 0 && hashes[slot] != hash) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] moreHashes = new long[hashes.length * 2];
    long[] morePlaces = new long[hashes.length * 2];
    for (int i = 0; i < hashes.length; i++) {
      if (places[i] != 0) {
        int slot = slot(moreHashes, morePlaces, hashes[i]);
        moreHashes[slot] = hashes[i];
        morePlaces[slot] = places[i];
      }
    }
    hashes = moreHashes;
    places = morePlaces;
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
