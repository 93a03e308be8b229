package jp.anpi.registry.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Optional;

/**
 * One service on one day, however many rows it was billed in.
 *
 * @param provider 事業所番号
 * @param branch サテライト枝番; empty for the office itself
 * @param type サービス種類コード
 * @param span empty when the table says {@code 9999}: the day is all that is known
 */
public record Visit(String provider, String branch, String type, LocalDate day, Optional<Span> span)
        implements Comparable<Visit> {

    private static final Comparator<Visit> ORDER = Comparator.comparing(Visit::day)
            .thenComparing(visit -> visit.span().map(Span::start).orElse(LocalTime.MIN))
            .thenComparing(visit -> visit.span().map(Span::end).orElse(LocalTime.MIN))
            .thenComparing(Visit::provider)
            .thenComparing(Visit::type)
            .thenComparing(Visit::branch);

    /** From a time to a time; an end that is not after the start is on the next day. */
    public record Span(LocalTime start, LocalTime end) {

        LocalDateTime startOn(LocalDate day) {
            return day.atTime(start);
        }

        LocalDateTime endOf(LocalDate day) {
            return day.plusDays(end.isAfter(start) ? 0 : 1).atTime(end);
        }
    }

    public Whereabouts where() {
        return Whereabouts.of(type);
    }

    /** The same office and kind of service, which is what actuals are kept by. */
    String service() {
        return provider + "/" + type;
    }

    @Override
    public int compareTo(Visit other) {
        return ORDER.compare(this, other);
    }
}
