package dev.pressrun.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.BooleanSupplier;

/**
 * Whether the machine's processors had much to do since it was asked last, or shortly before: a
 * busy machine pauses for a moment now and then. One that cannot tell is busy.
 */
final class MachineLoad implements BooleanSupplier {
  /** As a share of all processors: one of two may work, and the other is nearly free. */
  private static final double BUSY = 0.6;

  /** So many times in a row it had little to do before it counts as calm. */
  private static final int CALM = 5;

  private int calm;

  @Override
  public boolean getAsBoolean() {
    double load =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
            ? machine.getCpuLoad()
            : 1;
    calm = load < 0 || load > BUSY ? 0 : Math.min(calm + 1, CALM);
    return calm < CALM;
  }
}
