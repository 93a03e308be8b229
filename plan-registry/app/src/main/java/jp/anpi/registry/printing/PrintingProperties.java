package jp.anpi.registry.printing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be printed at once. The numbers bound memory, since the pages of a file are held until it is written.
 *
 * @param plans the most plans in one file
 * @param lines the most lines in one list
 * @param files the most files that are made or wait to be fetched
 * @param waiting the most sheets that wait for the one thread that makes them
 * @param keep how long a finished file waits to be fetched
 */
@ConfigurationProperties("anpi.printing")
record PrintingProperties(
        @DefaultValue("1000") int plans,
        @DefaultValue("12000") int lines,
        @DefaultValue("6") int files,
        @DefaultValue("40") int waiting,
        @DefaultValue("30m") Duration keep) {
    PrintingProperties {
        atLeastOne("plans", plans);
        atLeastOne("lines", lines);
        atLeastOne("files", files);
        atLeastOne("waiting", waiting);
        if (keep.compareTo(Duration.ofMinutes(1)) < 0 || keep.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("anpi.printing.keep: give 1 minute to 1 day, not " + keep);
        }
    }

    private static void atLeastOne(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("anpi.printing." + name + ": at least 1");
        }
    }
}
