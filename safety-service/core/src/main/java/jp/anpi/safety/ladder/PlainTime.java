package jp.anpi.safety.ladder;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time as people say it: hours and minutes, and the day when it is another one. */
public final class PlainTime {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("M/d HH:mm", Locale.ROOT);

    private PlainTime() {}

    /** {@code instant} for somebody who reads it at {@code seenFrom}. */
    public static String of(Instant instant, Instant seenFrom, ZoneId zone) {
        ZonedDateTime there = instant.atZone(zone);
        boolean sameDay = there.toLocalDate().equals(seenFrom.atZone(zone).toLocalDate());
        return (sameDay ? TIME : DAY_AND_TIME).format(there);
    }
}
