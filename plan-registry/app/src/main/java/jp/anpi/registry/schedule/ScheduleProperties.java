package jp.anpi.registry.schedule;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How files of the care-plan exchange are taken in.
 *
 * @param transport one way to and from a day service, which the exchange leaves out; 0 to 3 hours
 * @param files in one upload
 * @param upload all files of one upload together; they are held in memory while they are read
 */
@ConfigurationProperties("anpi.schedule")
record ScheduleProperties(
        @DefaultValue("30m") Duration transport,
        @DefaultValue("500") int files,
        @DefaultValue("32MB") DataSize upload) {

    private static final Duration LONGEST_WAY = Duration.ofHours(3);
    private static final DataSize LARGEST = DataSize.ofMegabytes(256);

    ScheduleProperties {
        if (transport.isNegative() || transport.compareTo(LONGEST_WAY) > 0) {
            throw new IllegalArgumentException("anpi.schedule.transport: between 0 and 3 hours, such as 30m");
        }
        if (files < 1) {
            throw new IllegalArgumentException("anpi.schedule.files: at least 1");
        }
        if (upload.toBytes() < 1 || upload.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("anpi.schedule.upload: at most 256MB");
        }
    }
}
