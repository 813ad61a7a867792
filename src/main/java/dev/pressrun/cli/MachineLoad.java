package dev.pressrun.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * Whether the machine's processors had much to do since it was asked last, or shortly before: a
 * busy machine pauses for a moment now and then. One that cannot tell is busy.
 */
final class MachineLoad implements BooleanSupplier {
  /** As a share of all processors: one of two may work, and the other is nearly free. */
  private static final double BUSY = 0.6;

  /** So many times in a row it had little to do before it counts as calm. */
  private static final int CALM = 5;

  private final DoubleSupplier load;
  private int calm;

  /**
   * @param load what the processors did since it was asked last, from 0 to 1; negative where that
   *     is not known
   */
  MachineLoad(DoubleSupplier load) {
    this.load = load;
  }

  /** The load of the machine that this runs on. */
  static MachineLoad ofThisMachine() {
    return new MachineLoad(
        () ->
            ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? machine.getCpuLoad()
                : -1);
  }

  @Override
  public boolean getAsBoolean() {
    double now = load.getAsDouble();
    calm = now < 0 || now > BUSY ? 0 : Math.min(calm + 1, CALM);
    return calm < CALM;
  }
}
