package dev.pressrun.simulator;

import dev.pressrun.simulator.picture.Picture;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pictures that were asked for last, as many as fit. May be shared between threads. */
final class PictureCache {
  private static final long MOST_BYTES = 48L << 20;

  private final Map<UUID, Picture> pictures = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  synchronized @Nullable Picture get(UUID id) {
    return pictures.get(id);
  }

  synchronized void put(UUID id, Picture picture) {
    Picture before = pictures.put(id, picture);
    bytes += picture.bytes().length - (before == null ? 0 : before.bytes().length);
    Iterator<Picture> oldest = pictures.values().iterator();
    while (bytes > MOST_BYTES && pictures.size() > 1) {
      bytes -= oldest.next().bytes().length;
      oldest.remove();
    }
  }
}
