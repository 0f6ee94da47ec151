package retorno.faults;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// The machine that the figures are of.
final class Machine {
    private Machine() {}

    static long memoryGigabytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize()
                >> 30;
    }
}
