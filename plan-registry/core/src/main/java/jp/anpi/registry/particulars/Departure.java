package jp.anpi.registry.particulars;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** When somebody left the city or died. */
public final class Departure {

    private Departure() {}

    /**
     * The first day on which the city had them no more; empty when nobody noted it. Who moved away and then died left when they
     * moved, and who came back is not gone.
     *
     * @param lives the earliest first
     */
    public static Optional<LocalDate> of(List<LifeSpan> lives) {
        return lives.reversed().stream()
                .takeWhile(span -> !span.life().isHere())
                .reduce((_, earlier) -> earlier)
                .flatMap(LifeSpan::from);
    }
}
