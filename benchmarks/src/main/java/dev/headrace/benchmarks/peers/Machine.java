package dev.headrace.benchmarks.peers;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What results were measured on.
 *
 * @param processor its model
 * @param processors how many the JVM may use
 * @param memoryGib how much memory there is
 * @param system the operating system
 * @param jdk the JDK: its version and who made it
 */
record Machine(String processor, int processors, long memoryGib, String system, String jdk) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** This one. */
  static Machine here() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        processorModel(),
        system.getAvailableProcessors(),
        Math.round(system.getTotalMemorySize() / (double) (1L << 30)),
        "%s %s, %s"
            .formatted(system.getName(), majorAndMinor(system.getVersion()), system.getArch()),
        "%s, %s".formatted(Runtime.version(), System.getProperty("java.vendor")));
  }

  /** Of a version; what comes after those says more of the machine than of its system. */
  private static String majorAndMinor(String version) {
    return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }

  private static String processorModel() {
    if (!Files.isReadable(CPU_INFO)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  @Override
  public String toString() {
    return "%s, %d processors, %d GiB; %s; JDK %s"
        .formatted(processor, processors, memoryGib, system, jdk);
  }
}
