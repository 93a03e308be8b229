package jp.anpi.registry.schedule;

import java.util.Comparator;
import java.util.Optional;
import jp.anpi.registry.contract.OfficeId;

/**
 * An office that has a person at an instant, as far as is known: whom to ask, never how the person is.
 *
 * @param office in the register; empty when the table names an office that is not there
 * @param number 事業所番号 as the table has it; empty for a service of the usual week
 * @param onTheWay in the time of transport before or after the service
 */
public record Holding(
        Optional<OfficeId> office,
        Optional<String> number,
        Whereabouts where,
        Certainty certainty,
        Basis basis,
        boolean onTheWay) {

    /** The surest first, and those who went away from home before those who are visited there. */
    static final Comparator<Holding> SUREST_FIRST = Comparator.comparing(Holding::certainty)
            .thenComparing(holding -> holding.where() == Whereabouts.AT_HOME)
            .thenComparing(holding -> holding.number().orElse(""))
            .thenComparing(holding -> holding.office().map(OfficeId::toString).orElse(""));

    /** How sure it is, surest first. */
    public enum Certainty {
        /** A row names the time. */
        TIME,
        /** A row names the day only. */
        DAY,
        /** The usual week, nothing about this very day. */
        WEEKLY_PATTERN
    }

    /** What it rests on. */
    public enum Basis {
        /** 予定 of the exchange. */
        PLANNED,
        /** 実績 of the exchange. */
        DONE,
        /** The week that the last known month repeats. */
        USUAL,
        /** Kept by hand: nursing and visits paid by health insurance, services for the disabled. */
        BY_HAND
    }
}
