package jp.anpi.safety.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PriorityGroup;
import org.junit.jupiter.api.Test;

/** Rows as bytes. */
class RowCodecTest {

    private static PersonRow row(Optional<Position> position, Optional<MemberId> member) {
        return new PersonRow(
                PersonId.random(),
                7,
                "𠮷田 髙﨑",
                PriorityGroup.MEDICAL_COORDINATION,
                new DistrictId("d07"),
                position,
                true,
                true,
                255,
                Lifecycle.IN_HOSPITAL,
                List.of(new Assignment(
                        Assignment.Role.VISITING_NURSE,
                        OfficeId.random(),
                        member,
                        LocalDate.of(2020, 4, 1),
                        member.map(_ -> LocalDate.of(2027, 3, 31)))),
                List.of(
                        new NamedChecker.ByMember(MemberId.random()),
                        new NamedChecker.ByOffice(OfficeId.random()),
                        new NamedChecker.ByContact(2)),
                List.of(OfficeId.random()));
    }

    @Test
    void rowsComeBackAsTheyWere() {
        List<PersonRow> rows = List.of(
                row(Optional.of(new Position(35.5, 138.5)), Optional.of(MemberId.random())),
                row(Optional.empty(), Optional.empty()));
        assertThat(new RowCodec().read(new RowCodec().write(rows))).isEqualTo(rows);
    }
}
