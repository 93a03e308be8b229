package jp.anpi.deploy.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProcessMeterTest {

    @Test
    void memoryIsReadInBytes() {
        String status = "Name:\tjava\nVmHWM:\t  612340 kB\nVmRSS:\t  598000 kB\nThreads:\t41\n";
        assertThat(ProcessMeter.field(status, "VmRSS")).isEqualTo(OptionalLong.of(598_000L * 1024));
        assertThat(ProcessMeter.field(status, "VmHWM")).isEqualTo(OptionalLong.of(612_340L * 1024));
        assertThat(ProcessMeter.field(status, "VmSwap")).isEmpty();
    }

    @Test
    void cpuTimeOfThisProcessGrowsWithItsWork() {
        ProcessMeter self = new ProcessMeter(ProcessHandle.current().pid());
        Duration before = self.cpu().orElseThrow();
        long end = System.nanoTime() + Duration.ofMillis(200).toNanos();
        while (System.nanoTime() < end) Thread.onSpinWait();
        assertThat(self.cpu().orElseThrow().minus(before)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void aProcessThatIsGoneHasNoFigures() {
        ProcessMeter nobody = new ProcessMeter(Integer.MAX_VALUE);
        assertThat(nobody.cpu()).isEmpty();
        assertThat(nobody.resident()).isEmpty();
    }
}
