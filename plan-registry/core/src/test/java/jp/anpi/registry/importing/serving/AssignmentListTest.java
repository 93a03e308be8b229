package jp.anpi.registry.importing.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.importing.list.ListText;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.office.MemberBook;
import jp.anpi.registry.importing.office.OfficeBook;
import jp.anpi.registry.importing.person.Registered;
import jp.anpi.registry.sheet.TextEncoding;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Lists of who serves whom, as they change one person. */
class AssignmentListTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final String HEADINGS = "宛名番号,氏名,役割,事業所名,担当者名,担当開始日,担当終了日\n";
    private static final OfficeState OFFICE = new OfficeState(
            OfficeId.random(),
            1,
            "川端居宅",
            OfficeState.Kind.CARE_MANAGEMENT,
            new DistrictId("d01"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    private static final MemberState MANAGER = new MemberState(
            MemberId.random(),
            1,
            OFFICE.id(),
            "山崎 花",
            Role.CARE_MANAGER,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    private static final Assignment SINCE_APRIL = new Assignment(
            Assignment.Role.CARE_MANAGER, OFFICE.id(), Optional.of(MANAGER.id()), APRIL, Optional.empty());

    private final List<RowFault> faults = new ArrayList<>();

    @Test
    void anAssignmentIsAddedFromTheDayTheListSaysElseFromToday() {
        assertThat(after(Registered.person(), "1,髙橋 一,ケアマネジャー,川端居宅,山﨑花,令和8年4月1日,\n"))
                .containsExactly(SINCE_APRIL);
        assertThat(after(Registered.person(), "1,,ケアマネジャー,川端居宅,山崎花,,\n")
                        .getFirst()
                        .from())
                .isEqualTo(TODAY);
        assertThat(after(Registered.person(), "1,,訪問看護,川端居宅,,2026/5/1,2026/6/1\n"))
                .containsExactly(new Assignment(
                        Assignment.Role.VISITING_NURSE,
                        OFFICE.id(),
                        Optional.empty(),
                        LocalDate.of(2026, 5, 1),
                        Optional.of(LocalDate.of(2026, 6, 1))));
        assertThat(faults).isEmpty();
    }

    @Test
    void theSameListAgainChangesNothingWhetherItHasDaysOrNot() {
        for (String days : List.of("2026-04-01,", ",")) {
            AssignmentMerge.Result again = merged(Registered.person(SINCE_APRIL), "1,,ケアマネ,川端居宅,山崎花," + days + "\n");
            assertThat(again).isEqualTo(new AssignmentMerge.Result(Optional.empty(), 1, 1));
        }
    }

    @Test
    void aLastDayEndsWhatIsThereAndSayingSoAgainDoesNotBeginAnother() {
        String ended = "1,,ケアマネ,川端居宅,山崎花,,2026-10-31\n";
        AssignmentMerge.Result result = merged(Registered.person(SINCE_APRIL), ended);
        assertThat(result.change().orElseThrow().changed()).isOne();
        PersonState after = result.change().orElseThrow().after();
        assertThat(after.assignments().getFirst().to()).contains(LocalDate.of(2026, 10, 31));
        assertThat(after.version()).isEqualTo(2);

        assertThat(merged(after, ended).unchanged()).isOne();
    }

    @Test
    void whatTheListDoesNotHaveStays() {
        AssignmentMerge.Result result = merged(Registered.person(SINCE_APRIL), "1,,訪問看護,川端居宅,,2026-05-01,\n");
        assertThat(result.change().orElseThrow().after().assignments())
                .hasSize(2)
                .contains(SINCE_APRIL);
        assertThat(result.found()).as("and is told as missing").isZero();
        assertThat(AssignmentMerge.holding(result.change().orElseThrow().after(), TODAY))
                .isEqualTo(2);
    }

    @Test
    void theNameBesideANumberHoldsOffTheMistakeOfServingSomebodyElse() {
        assertThat(merged(Registered.person(), "1,山田 太郎,ケアマネ,川端居宅,,,\n").change())
                .isEmpty();
        assertThat(faults)
                .extracting(RowFault::row, RowFault::column, RowFault::reason)
                .containsExactly(Tuple.tuple(2, 2, Reason.OTHER_NAME));
        assertThat(merged(Registered.person(), "1,?橋 一,ケアマネ,川端居宅,,,\n").change())
                .as("what an encoding left of the name")
                .isPresent();
    }

    @Test
    void whatCannotBeFoundOrCannotBeIsNamed() {
        merged(
                Registered.person(),
                "1,,ケアマネ,どこにもない,,,\n"
                        + "1,,ケアマネ,川端居宅,誰でもない,,\n"
                        + "1,,占い師,川端居宅,,,\n"
                        + "1,,ケアマネ,川端居宅,,2026-05-02,2026-05-01\n"
                        + "1,,ケアマネ,川端居宅,,2026-05-01,\n"
                        + "1,,ケアマネ,川端居宅,,2026-06-01,\n"
                        + ",,ケアマネ,川端居宅,,,\n");

        assertThat(faults)
                .extracting(RowFault::row, RowFault::column, RowFault::reason)
                .containsExactlyInAnyOrder(
                        Tuple.tuple(2, 4, Reason.NOT_REGISTERED),
                        Tuple.tuple(3, 5, Reason.NOT_REGISTERED),
                        Tuple.tuple(4, 3, Reason.UNKNOWN_WORD),
                        Tuple.tuple(5, 7, Reason.LAST_BEFORE_FIRST),
                        Tuple.tuple(7, 4, Reason.DOUBLED_ENTRY),
                        Tuple.tuple(8, 1, Reason.MISSING));
    }

    @Test
    void nobodyIsServedLongerThanTheOfficeOrTheMemberWorks() {
        LocalDate may = LocalDate.of(2026, 5, 31);
        OfficeState closed = OFFICE.withUntil(Optional.of(may));
        MemberState left = MANAGER.withUntil(Optional.of(may));
        String anew = "1,,ケアマネ,川端居宅,山崎花,2026-04-01,\n";
        String longer = "1,,ケアマネ,川端居宅,山崎花,2026-04-01,2026-06-01\n";
        String untilThen = "1,,ケアマネ,川端居宅,山崎花,2026-04-01,2026-05-31\n";
        for (AssignmentMerge merge : List.of(merge(List.of(closed), MANAGER), merge(List.of(OFFICE), left))) {
            for (PersonState known : List.of(Registered.person(), Registered.person(SINCE_APRIL))) {
                faults.clear();
                assertThat(merge.of(known, read(anew)).change()).isEmpty();
                assertThat(merge.of(known, read(longer)).change()).isEmpty();
                assertThat(faults)
                        .extracting(RowFault::column, RowFault::reason)
                        .containsExactly(Tuple.tuple(4, Reason.HAS_ENDED), Tuple.tuple(4, Reason.HAS_ENDED));
                assertThat(merge.of(known, read(untilThen))
                                .change()
                                .orElseThrow()
                                .after()
                                .assignments())
                        .extracting(Assignment::to)
                        .containsExactly(Optional.of(may));
            }
        }
    }

    @Test
    void anOfficeThatHasAnEndIsNotMeantWhereAnotherOfTheNameHasNone() {
        OfficeState closed = new OfficeState(
                        OfficeId.random(),
                        1,
                        OFFICE.name(),
                        OFFICE.kind(),
                        OFFICE.district(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false)
                .withUntil(Optional.of(APRIL));
        List<AssignmentRow> rows = read("1,,ケアマネ,川端居宅,,2026-05-01,\n");
        assertThat(merge(List.of(closed, OFFICE), MANAGER)
                        .of(Registered.person(), rows)
                        .change()
                        .orElseThrow()
                        .after()
                        .assignments())
                .extracting(Assignment::office)
                .containsExactly(OFFICE.id());

        merge(List.of(closed), MANAGER).of(Registered.person(), rows);
        assertThat(faults)
                .as("the only one there is")
                .extracting(RowFault::reason)
                .containsExactly(Reason.HAS_ENDED);
    }

    private List<Assignment> after(PersonState person, String rows) {
        return merged(person, rows).change().orElseThrow().after().assignments();
    }

    private AssignmentMerge.Result merged(PersonState person, String rows) {
        return merge(List.of(OFFICE), MANAGER).of(person, read(rows));
    }

    private List<AssignmentRow> read(String rows) {
        var reader = new AssignmentRows(ListText.mapped(AssignmentColumn.class, HEADINGS), faults::add);
        return ListText.read(HEADINGS + rows, reader::read);
    }

    private AssignmentMerge merge(List<OfficeState> offices, MemberState member) {
        return new AssignmentMerge(
                new OfficeBook(offices, Map.of()),
                MemberBook.of(List.of(member)),
                ListText.mapped(AssignmentColumn.class, HEADINGS),
                TextEncoding.WINDOWS_31J,
                TODAY,
                faults::add);
    }

    /** Nobody serves them. */
}
