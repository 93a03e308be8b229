package jp.anpi.safety.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Agreed;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.Medicine;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PriorityGroup;
import org.junit.jupiter.api.Test;

/** Rows as bytes. */
class RowCodecTest {

    private static PersonRow row(
            Optional<Position> position, Optional<MemberId> member, boolean lifeSupport, Agreed agreed) {
        return new PersonRow(
                PersonId.random(),
                7,
                "𠮷田 髙﨑",
                PriorityGroup.MEDICAL_COORDINATION,
                new DistrictId("d07"),
                position,
                position.isPresent(),
                true,
                true,
                lifeSupport,
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
                List.of(OfficeId.random()),
                agreed);
    }

    @Test
    void rowsComeBackAsTheyWere() {
        List<PersonRow> rows = List.of(
                row(
                        Optional.of(new Position(35.5, 138.5)),
                        Optional.of(MemberId.random()),
                        true,
                        new Agreed(
                                EnumSet.of(ConsentScope.PROVIDERS),
                                EnumSet.of(ConsentScope.CARE_MANAGERS, ConsentScope.SUPPORTERS))),
                row(Optional.empty(), Optional.empty(), false, Agreed.EVERYTHING));
        assertThat(new RowCodec().read(new RowCodec().write(rows))).isEqualTo(rows);
    }

    @Test
    void aRowFromBeforeRowsToldOfLifeSupportPassesNobodyOver() throws IOException {
        PersonRow row = row(Optional.empty(), Optional.empty(), true, Agreed.NOTHING);
        assertThat(new RowCodec().read(oldestForm(new RowCodec().write(List.of(row)), row)))
                .containsExactly(row);
    }

    private static PersonState person(LifeSupport support) {
        return new PersonState(
                PersonId.random(),
                1,
                new PersonName("山田　花子", ""),
                Optional.empty(),
                new Home("", new DistrictId("d01"), Optional.empty(), false),
                Optional.empty(),
                Lifecycle.AT_HOME,
                new GroupPlacement(PriorityGroup.CARE_CONSIDERATION, "", false),
                support,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void aRowFromBeforeRowsToldOfConsentsSharesWithNobody() {
        PersonRow row =
                row(Optional.empty(), Optional.empty(), false, Agreed.with(EnumSet.of(ConsentScope.MEDICAL_VISITORS)));
        byte[] written = new RowCodec().write(List.of(row));
        byte[] older = Arrays.copyOf(written, written.length - 2);
        older[0] = 2;
        assertThat(new RowCodec().read(older).getFirst().agreed()).isEqualTo(Agreed.NOTHING);
    }

    @Test
    void aRowFromBeforeRowsToldListAndPlanApartSharesBothWithWhomItSharedEither() {
        Agreed list = new Agreed(EnumSet.of(ConsentScope.MEDICAL_VISITORS, ConsentScope.PROVIDERS), Set.of());
        byte[] older = new RowCodec().write(List.of(row(Optional.empty(), Optional.empty(), false, list)));
        older[0] = 4;
        assertThat(new RowCodec().read(older).getFirst().agreed()).isEqualTo(Agreed.with(list.list()));
    }

    /** The first form: without the last two bytes, on consents and on how near the position is, and without the word on life support behind the one on the plan. */
    private static byte[] oldestForm(byte[] written, PersonRow row) throws IOException {
        var name = new ByteArrayOutputStream();
        new DataOutputStream(name).writeUTF(row.name());
        int word = 1 + Integer.BYTES + 3 * Long.BYTES + name.size() + 4;
        var older = new ByteArrayOutputStream();
        older.write(1);
        older.write(written, 1, word - 1);
        older.write(written, word + 1, written.length - word - 3);
        return older.toByteArray();
    }

    @Test
    void aRowTellsWhetherAnythingKeepsThePersonAlive() {
        var district = new DistrictId("d01");
        assertThat(PersonRow.of(person(LifeSupport.NONE), district).lifeSupport())
                .isFalse();
        var medicine = new LifeSupport(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Medicine("インスリン", true, Optional.empty(), Optional.empty())));
        assertThat(PersonRow.of(person(medicine), district).lifeSupport()).isTrue();
    }
}
