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
 * Where members work, and until when they and their offices do, by the highest version of each. Before everything that the log held
 * at start has been folded, nobody's last day counts as past and nobody as moved: what is read first may have been changed since.
 */
final class Workplaces {

    private record Work(
            long version, Optional<OfficeId> office, Optional<LocalDate> until, Optional<MemberState.Former> former) {}

    private final InstantSource clock;
    private final ZoneId zone;
    private final Map<UUID, Work> byId = new ConcurrentHashMap<>();
    private volatile boolean complete;

    Workplaces(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    void fold(OfficeState office) {
        note(office.id().value(), new Work(office.version(), Optional.empty(), office.until(), Optional.empty()));
    }

    void fold(MemberState member) {
        note(
                member.id().value(),
                new Work(member.version(), Optional.of(member.office()), member.until(), member.former()));
    }

    private void note(UUID id, Work work) {
        byId.merge(id, work, (known, news) -> known.version() > news.version() ? known : news);
    }

    void complete() {
        complete = true;
    }

    /** The office of a member by now. */
    Optional<OfficeId> of(MemberId member) {
        return known(member.value()).flatMap(Work::office);
    }

    /** Where a member worked before. */
    Optional<MemberState.Former> before(MemberId member) {
        return known(member.value()).flatMap(Work::former);
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
        return known(id)
                .flatMap(Work::until)
                .filter(last -> LocalDate.ofInstant(clock.instant(), zone).isAfter(last));
    }

    private Optional<Work> known(UUID id) {
        return Optional.ofNullable(byId.get(id)).filter(_ -> complete);
    }
}
