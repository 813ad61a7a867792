package dev.pressrun.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;

/** What the figures were measured on. */
final class Machine {
  private Machine() {}

  /** One line: processors, memory, operating system, JDK, day. */
  static String facts() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return "%d cores, %d GiB, %s %s, JDK %s (%s), %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            system.getTotalMemorySize() >> 30,
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version(),
            System.getProperty("java.vendor"),
            LocalDate.now());
  }
}
