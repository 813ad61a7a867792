package dev.pressrun.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.BooleanSupplier;

/**
 * Whether the machine's processors had much to do since it was asked last. One that cannot tell is
 * busy.
 */
final class MachineLoad implements BooleanSupplier {
  /** As a share of all processors: one of two may work, and the other is nearly free. */
  private static final double BUSY = 0.6;

  @Override
  public boolean getAsBoolean() {
    double load =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
            ? machine.getCpuLoad()
            : 1;
    return load < 0 || load > BUSY;
  }
}
