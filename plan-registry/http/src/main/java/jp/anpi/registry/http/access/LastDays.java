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

/** Until when offices and members work that close or leave; of all others nothing is kept. */
final class LastDays {

    private final InstantSource clock;
    private final ZoneId zone;
    private final Map<UUID, LocalDate> byId = new ConcurrentHashMap<>();

    LastDays(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    void fold(OfficeState office) {
        note(office.id().value(), office.until());
    }

    void fold(MemberState member) {
        note(member.id().value(), member.until());
    }

    private void note(UUID id, Optional<LocalDate> last) {
        last.ifPresentOrElse(day -> byId.put(id, day), () -> byId.remove(id));
    }

    boolean isOver(OfficeId office) {
        return isOver(office.value());
    }

    boolean isOver(MemberId member) {
        return isOver(member.value());
    }

    private boolean isOver(UUID id) {
        return Optional.ofNullable(byId.get(id))
                .filter(last -> LocalDate.ofInstant(clock.instant(), zone).isAfter(last))
                .isPresent();
    }
}
