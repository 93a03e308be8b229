package jp.anpi.deploy.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What one process has used so far. */
public record ProcessMeter(long pid) {

    /** CPU time of all its threads, finished ones included; resolution is a clock tick, usually 10 ms. */
    public Optional<Duration> cpu() {
        return ProcessHandle.of(pid).flatMap(handle -> handle.info().totalCpuDuration());
    }

    /** Resident memory in bytes. */
    public OptionalLong resident() {
        return status("VmRSS");
    }

    /** The most resident memory it ever had, in bytes. */
    public OptionalLong residentPeak() {
        return status("VmHWM");
    }

    private OptionalLong status(String name) {
        try {
            return field(Files.readString(Path.of("/proc", Long.toString(pid), "status")), name);
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    /** A field like {@code VmRSS: 1234 kB}, in bytes. */
    static OptionalLong field(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .filter(value -> value.matches("\\d+ kB"))
                .mapToLong(value -> Long.parseLong(value.substring(0, value.length() - 3)) * 1024)
                .findFirst();
    }
}
