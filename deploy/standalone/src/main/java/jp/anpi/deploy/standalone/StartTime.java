package jp.anpi.deploy.standalone;

import java.time.Duration;
import java.time.Instant;

/** When this process began, as the operating system knows it. */
record StartTime(Instant processStarted) {

    static StartTime ofThisProcess(Instant otherwise) {
        return new StartTime(ProcessHandle.current().info().startInstant().orElse(otherwise));
    }

    double secondsUntil(Instant now) {
        return Duration.between(processStarted, now).toMillis() / 1000.0;
    }
}
