package jp.anpi.safety.facility;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.Position;
import jp.anpi.safety.contract.Facility;
import jp.anpi.safety.contract.Measure;

/**
 * One office as lists show it.
 *
 * @param reported absent while it has not said anything: silence is not "open"
 * @param answered false when it was asked and has not said anything since
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record FacilityItem(
        OfficeId officeId,
        String name,
        OfficeState.Kind kind,
        DistrictId district,
        Optional<Position> position,
        boolean inFloodArea,
        Optional<Facility> reported,
        Optional<Instant> reportedAt,
        Optional<String> by,
        Optional<Measure> asked,
        Optional<Instant> askedAt,
        boolean answered) {

    /** Who was asked and is silent first, then who never said anything, then by name. */
    static final Comparator<FacilityItem> SILENT_FIRST = Comparator.comparing(FacilityItem::answered)
            .thenComparing(item -> item.reported().isPresent())
            .thenComparing(FacilityItem::name)
            .thenComparing(item -> item.officeId().value());

    static FacilityItem of(OfficeState office, Facilities facilities) {
        var standing = Optional.ofNullable(facilities.offices().get(office.id()));
        var asked = Optional.ofNullable(facilities.asked().get(office.id()));
        return new FacilityItem(
                office.id(),
                office.name(),
                office.kind(),
                office.district(),
                office.position(),
                office.inFloodArea(),
                standing.map(Facilities.Standing::facility),
                standing.map(Facilities.Standing::at),
                standing.map(Facilities.Standing::by),
                asked.map(Facilities.Asked::measure),
                asked.map(Facilities.Asked::at),
                facilities.answered(office.id()));
    }
}
