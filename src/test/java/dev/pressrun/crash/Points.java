package dev.pressrun.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Every point at which a program can be stopped: before and after each write of the ledger's file,
 * each HTTP call and each file operation. When the chosen one is reached, and ever after, no byte
 * reaches the disk or the wire any more.
 */
final class Points {
  /** The program is gone. */
  static final class Gone extends IOException {
    private static final long serialVersionUID = 1;

    Gone() {
      super("No space left on device");
    }
  }

  /** An operation between two points. */
  interface Step<T> {
    T run() throws IOException;
  }

  private static final Pattern DISK = Pattern.compile("^before (ledger write|create|write)");

  private final String last;
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<String> passed = new ArrayList<>();
  private final boolean onlyDisk;
  private boolean gone;

  private Points(String last, boolean onlyDisk) {
    this.last = last;
    this.onlyDisk = onlyDisk;
  }

  /** Stops nowhere. */
  static Points none() {
    return new Points("", false);
  }

  /** Stops at the point of that name, as {@link #passed} tells it. */
  static Points until(String last) {
    return new Points(last, false);
  }

  /** From the point of that name on the disk is full; the network goes on. */
  static Points fullDisk(String first) {
    return new Points(first, true);
  }

  private boolean concerns(String name) {
    return !onlyDisk || DISK.matcher(name).find();
  }

  synchronized void point(String name) throws Gone {
    if (gone && concerns(name)) {
      throw new Gone();
    }
    String numbered = name + " #" + counts.merge(name, 1, Integer::sum);
    passed.add(numbered);
    if (numbered.equals(last)) {
      gone = true;
      throw new Gone();
    }
  }

  <T> T around(String operation, Step<T> step) throws IOException {
    point("before " + operation);
    T result = step.run();
    point("after " + operation);
    return result;
  }

  synchronized boolean isReached() {
    return gone;
  }

  /** The names of all points so far, in their order. */
  synchronized List<String> passed() {
    return List.copyOf(passed);
  }
}
