package jp.anpi.registry.http.access;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;

/**
 * Until when offices and members work, by the highest version of each. Before everything that the log held at start has been
 * folded, nobody's last day counts as past: what is read first may have been changed since.
 */
final class LastDays {

    private record Last(long version, Optional<LocalDate> day) {}

    private final InstantSource clock;
    private final ZoneId zone;
    private final Map<UUID, Last> byId = new ConcurrentHashMap<>();
    private volatile boolean complete;

    LastDays(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    void fold(OfficeState office) {
        note(office.id().value(), new Last(office.version(), office.until()));
    }

    void fold(MemberState member) {
        note(member.id().value(), new Last(member.version(), member.until()));
    }

    private void note(UUID id, Last last) {
        byId.merge(id, last, (known, news) -> known.version() > news.version() ? known : news);
    }

    void complete() {
        complete = true;
    }

    /** The last day of an office, once it is past. */
    Optional<LocalDate> past(OfficeId office) {
        return past(office.value());
    }

    /** The last day of a member, once it is past. */
    Optional<LocalDate> past(MemberId member) {
        return past(member.value());
    }

    private Optional<LocalDate> past(UUID id) {
        return Optional.ofNullable(byId.get(id))
                .filter(_ -> complete)
                .flatMap(Last::day)
                .filter(last -> LocalDate.ofInstant(clock.instant(), zone).isAfter(last));
    }
}
