package jp.anpi.safety.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.anpi.registry.contract.Agreed;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.DisclosureId;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.roster.PersonRow;
import org.junit.jupiter.api.Test;

class IncidentTest {

    private static final OfficeId OFFICE = new OfficeId(UUID.randomUUID());
    private static final PersonRow SERVED = new PersonRow(
            Ids.person("花子"),
            1,
            "花子",
            PriorityGroup.CARE_CONSIDERATION,
            new DistrictId("d01"),
            Optional.empty(),
            false,
            false,
            false,
            false,
            0,
            Lifecycle.AT_HOME,
            List.of(),
            List.of(),
            List.of(OFFICE),
            Agreed.EVERYTHING);

    private static Actor of(Role role) {
        return new Actor(role.name(), role.name(), role, Optional.of(MemberId.random()), Optional.of(OFFICE));
    }

    @Test
    void whoServesTheOfficeWithoutServingThePersonSeesWhomTheDeskDiscloses() {
        var opened = AnIncident.event(Mode.REAL, 1);
        Incident before = Incident.of(opened, AnIncident.real());
        Incident after = before.with(new IncidentEvent.Disclosed(
                opened.incident(),
                new DisclosureId(UUID.randomUUID()),
                Set.of(OFFICE),
                Set.of(),
                new Area.City(),
                Set.of(),
                "孤立した地区の見回り",
                AnIncident.ONSET.plus(Duration.ofHours(8)),
                AnIncident.ONSET,
                AnIncident.DESK));

        assertThat(before.relation(SERVED, of(Role.SUPPORTER), AnIncident.ONSET))
                .isEqualTo(Relation.SERVES);
        assertThat(after.relation(SERVED, of(Role.SUPPORTER), AnIncident.ONSET)).isEqualTo(Relation.DISCLOSED);
        assertThat(after.relation(SERVED, of(Role.PROVIDER_STAFF), AnIncident.ONSET))
                .isEqualTo(Relation.SERVES);
    }
}
