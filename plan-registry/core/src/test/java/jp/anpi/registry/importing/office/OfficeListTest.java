package jp.anpi.registry.importing.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.ListMerge;
import jp.anpi.registry.importing.list.ListMerge.Change;
import jp.anpi.registry.importing.list.ListText;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of offices and of their members, from the text to what differs from what is registered. */
class OfficeListTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final DistrictId RIVERSIDE = new DistrictId("d01");
    private static final String OFFICES = "事業所番号,名称,種別,地区,住所,緯度,経度,電話番号,連絡可能時間,浸水想定区域内\n";
    private static final String NURSES = "1262200001,髙橋訪問看護,訪問看護,川端,川端1-2,35.85,139.9,04-0000-0001,平日9時〜17時,○\n";
    private static final String MEMBERS = "事業所番号,氏名,役割,電話番号,連絡可能時間,代理\n";

    private final List<RowFault> faults = new ArrayList<>();

    @Test
    void anOfficeIsReadWithWhenSomebodyCanBeReachedThereAndWhetherTheWaterMayCome() {
        OfficeState office = only(offices(OFFICES + NURSES).offices());

        assertThat(office)
                .isEqualTo(new OfficeState(
                        office.id(),
                        1,
                        "髙橋訪問看護",
                        OfficeState.Kind.VISITING_NURSING,
                        RIVERSIDE,
                        Optional.of(new Position(35.85, 139.9)),
                        Optional.of("04-0000-0001"),
                        Optional.empty(),
                        true,
                        Optional.of("川端1-2"),
                        Optional.of("平日9時〜17時"),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(faults).isEmpty();
    }

    @Test
    void theSameListAgainChangesNothingAndAnotherOnlyWhatItSpeaksOf() {
        OfficeState known = only(offices(OFFICES + NURSES).offices());
        assertThat(offices(OFFICES + NURSES, known).offices()).isEqualTo(new ListMerge<>(List.of(), 1, 0));

        OfficeMerge moved = offices("名称,電話番号\n高橋訪問看護,04-0000-0009\n", known);
        Change<OfficeState> change = moved.offices().changes().getFirst();
        assertThat(change.before()).contains(known);
        assertThat(change.after().phone()).contains("04-0000-0009");
        assertThat(change.after().version()).isEqualTo(2);
        assertThat(change.after().hours()).as("the list has no column for it").isEqualTo(known.hours());
    }

    @Test
    void anOfficeIsKnownByItsNumberAlsoUnderAnotherNameAndOneNumberMayBeTwoKinds() {
        OfficeState known = only(offices(OFFICES + NURSES).offices());
        String renamed = NURSES.replace("髙橋訪問看護", "川端訪問看護ステーション");
        String other = NURSES.replace("訪問看護,川端,", "居宅介護支援,川端,");
        ListMerge<OfficeState> merge = numbered(
                        OFFICES + renamed + other, Map.of("1262200001", List.of(known.id())), known)
                .offices();

        assertThat(merge.changes())
                .extracting(
                        change -> change.after().name(),
                        change -> change.before().isPresent())
                .containsExactly(Tuple.tuple("川端訪問看護ステーション", true), Tuple.tuple("髙橋訪問看護", false));
        assertThat(faults).isEmpty();
    }

    @Test
    void anOfficeOfTheSameNameUnderAnotherNumberIsAnotherOffice() {
        OfficeState known = only(offices(OFFICES + NURSES).offices());
        String other = OFFICES + NURSES.replace("1262200001", "1262200002");
        ListMerge<OfficeState> merge = numbered(other, Map.of("1262200001", List.of(known.id())), known)
                .offices();
        assertThat(merge.changes()).extracting(Change::before).containsExactly(Optional.empty());
        assertThat(merge.missing()).as("the known one is not in the list").isOne();

        OfficeMerge first = offices(other, known);
        assertThat(first.offices()).as("no number was known of it").isEqualTo(new ListMerge<>(List.of(), 1, 0));
        assertThat(first.numbers()).containsExactly(Map.entry(known.id(), "1262200002"));
        assertThat(faults).isEmpty();
    }

    @Test
    void whatIsMissingDoubledOrUnknownIsNamedByRowAndColumn() {
        offices(OFFICES
                + NURSES
                + NURSES
                + "126220,数字違い,訪問介護,川端,,,,,,\n"
                + ",種別なし,,川端,,,,,,\n"
                + ",地区なし,訪問介護,,,,,,,\n"
                + ",知らない種別,占い,川端,,,,,,\n");

        assertThat(faults)
                .extracting(RowFault::row, RowFault::column, RowFault::reason)
                .containsExactlyInAnyOrder(
                        Tuple.tuple(3, 2, Reason.DOUBLED_ENTRY),
                        Tuple.tuple(4, 1, Reason.OFFICE_NUMBER),
                        Tuple.tuple(5, 3, Reason.NEEDED_WHEN_NEW),
                        Tuple.tuple(6, 4, Reason.NEEDED_WHEN_NEW),
                        Tuple.tuple(7, 3, Reason.OFFICE_KIND));
    }

    @Test
    void aKindNobodyKnowsKeepsItsRowAndItsWordAndTakesNoKindAway() {
        String stranger = OFFICES + NURSES.replace("訪問看護,川端,", "福祉用具貸与,川端,");
        OfficeState other = only(offices(stranger).offices());
        assertThat(other.kind()).isEqualTo(OfficeState.Kind.OTHER);
        assertThat(other.otherKind()).contains("福祉用具貸与");
        assertThat(faults).extracting(RowFault::reason).containsExactly(Reason.OFFICE_KIND);

        faults.clear();
        assertThat(offices(stranger, other).offices().changes())
                .as("what it is called is known by now")
                .isEmpty();
        assertThat(faults).isEmpty();
        OfficeState nurses = only(offices(OFFICES + NURSES).offices());
        assertThat(offices(stranger, nurses).offices()).isEqualTo(new ListMerge<>(List.of(), 1, 0));
        assertThat(faults).extracting(RowFault::reason).containsExactly(Reason.OFFICE_KIND);
    }

    @ParameterizedTest
    @CsvSource({
        "小規模多機能型居宅介護, SMALL_MULTIFUNCTION",
        "グループホーム, GROUP_HOME",
        "訪問リハビリテーション, HOME_REHABILITATION",
        "調剤薬局, PHARMACY",
        "在宅酸素業者, DEVICE_SUPPLIER",
        "ＨＯＴ業者, DEVICE_SUPPLIER"
    })
    void officesThatAreNoServicesOfTheCareInsuranceHaveKindsToo(String word, OfficeState.Kind kind) {
        assertThat(only(offices(OFFICES + NURSES.replace("訪問看護,川端,", word + ",川端,"))
                                .offices())
                        .kind())
                .isEqualTo(kind);
        assertThat(faults).isEmpty();
    }

    @Test
    void theDistrictsThatAnOfficeServesAreReadAndOneNobodyKnowsIsTold() {
        String heading = OFFICES.strip() + ",サービス提供地域\n";
        OfficeState office =
                only(offices(heading + NURSES.strip() + ",川端・月の裏\n").offices());
        assertThat(office.serves()).containsExactly(RIVERSIDE);
        assertThat(faults).extracting(RowFault::reason).containsExactly(Reason.SERVES);

        assertThat(offices(OFFICES + NURSES, office).offices().changes())
                .as("a list without the column leaves them")
                .isEmpty();
        assertThat(offices(heading + NURSES.strip() + ",市内全域\n", office)
                        .offices()
                        .changes()
                        .getFirst()
                        .after()
                        .serves())
                .isEmpty();
    }

    @Test
    void ofTwoOfficesOfOneNameNobodyGuesses() {
        OfficeState one = only(offices(OFFICES + NURSES).offices());
        OfficeState other = only(offices(OFFICES + NURSES).offices());
        ListMerge<OfficeState> merge =
                offices("名称,電話番号\n髙橋訪問看護,04-0000-0009\n", one, other).offices();

        assertThat(merge.changes()).isEmpty();
        assertThat(merge.missing()).isEqualTo(2);
        assertThat(faults).extracting(RowFault::reason).containsExactly(Reason.SEVERAL);
        assertThat(offices("事業所ID,名称,電話番号\n" + one.id() + ",髙橋訪問看護,04-0000-0009\n", one, other)
                        .offices()
                        .changes())
                .hasSize(1);
    }

    @Test
    void membersComeWithTheDeputyWhoStandsFurtherDown() {
        OfficeState office = only(offices(OFFICES + NURSES).offices());
        List<Change<MemberState>> changes = members(
                        office,
                        List.of(),
                        MEMBERS
                                + "1262200001,山﨑 花,看護師,090-0000-0001,8時30分〜17時,佐藤次郎\n"
                                + "1262200001,佐藤 次郎,訪問看護,,夜間も可,\n")
                .changes();

        MemberState hana = changes.getFirst().after();
        MemberState jiro = changes.getLast().after();
        assertThat(hana.role()).isEqualTo(Role.MEDICAL_VISITOR);
        assertThat(hana.hours()).contains("8時30分〜17時");
        assertThat(hana.deputy()).contains(jiro.id());
        assertThat(jiro.deputy()).isEmpty();
        assertThat(faults).isEmpty();

        ListMerge<MemberState> again = members(
                office,
                List.of(hana, jiro),
                MEMBERS.replace(",代理", "") + "1262200001,山崎花,看護師,090-0000-0002,8時30分〜17時\n");
        assertThat(again.missing()).isOne();
        MemberState now = again.changes().getFirst().after();
        assertThat(now.id()).as("the same name in another spelling").isEqualTo(hana.id());
        assertThat(now.deputy()).as("no column for it").isEqualTo(hana.deputy());
    }

    @Test
    void whoComesFromAnOfficeThatClosesWorksOnInTheirNextUnlessTheirLastDayIsTheirOwn() {
        LocalDate closes = LocalDate.of(2027, 3, 31);
        OfficeState next = only(offices(OFFICES + NURSES).offices());
        OfficeState former = only(offices(OFFICES + NURSES).offices()).withUntil(Optional.of(closes));
        MemberState hana = nurse(former, "山﨑 花").withUntil(Optional.of(closes));
        MemberState jiro = nurse(former, "佐藤 次郎").withUntil(Optional.of(closes.minusDays(1)));
        var came = Optional.of(new MemberState.Former(former.id(), TODAY));
        String text =
                "職員ID,事業所ID,氏名\n" + hana.id() + "," + next.id() + ",山﨑 花\n" + jiro.id() + "," + next.id() + ",佐藤 次郎\n";

        List<Change<MemberState>> changes =
                members(List.of(former, next), List.of(hana, jiro), text).changes();

        assertThat(faults).isEmpty();
        assertThat(changes)
                .extracting(
                        change -> change.after().office(),
                        change -> change.after().until(),
                        change -> change.after().former())
                .containsExactly(
                        Tuple.tuple(next.id(), Optional.empty(), came), Tuple.tuple(next.id(), jiro.until(), came));
    }

    @Test
    void aMemberOfAnOfficeNobodyKnowsAndADeputyNobodyKnowsAreFaults() {
        OfficeState office = only(offices(OFFICES + NURSES).offices());
        members(
                office,
                List.of(),
                MEMBERS
                        + "9999999999,誰か,看護師,,,\n"
                        + ",誰か,看護師,,,\n"
                        + "1262200001,花,看護師,,,いない人\n"
                        + "1262200001,鏡,看護師,,,鏡\n"
                        + "1262200001,役割なし,,,,\n"
                        + "1262200001,市長,市長,,,\n");

        assertThat(faults)
                .extracting(RowFault::row, RowFault::column, RowFault::reason)
                .containsExactlyInAnyOrder(
                        Tuple.tuple(2, 1, Reason.NOT_REGISTERED),
                        Tuple.tuple(3, 1, Reason.MISSING),
                        Tuple.tuple(4, 6, Reason.NOT_REGISTERED),
                        Tuple.tuple(5, 6, Reason.NOT_REGISTERED),
                        Tuple.tuple(6, 3, Reason.NEEDED_WHEN_NEW),
                        Tuple.tuple(7, 3, Reason.UNKNOWN_WORD));
    }

    @Test
    void aListOfMembersNeedsOneColumnThatNamesTheOffice() {
        assertThat(HeaderMapping.find(MemberColumn.class, ListText.rows("氏名,役割\n花,看護師\n"), Map.of()))
                .isEqualTo(new HeaderMapping.Found.Missing<>(
                        1, List.of(MemberColumn.OFFICE_ID, MemberColumn.OFFICE_NUMBER, MemberColumn.OFFICE)));
    }

    private OfficeMerge offices(String text, OfficeState... known) {
        return numbered(text, Map.of(), known);
    }

    private OfficeMerge numbered(String text, Map<String, List<OfficeId>> numbers, OfficeState... known) {
        var mapping = ListText.mapped(OfficeColumn.class, text);
        var rows = new OfficeRows(
                mapping, name -> name.equals("川端") ? Optional.of(RIVERSIDE) : Optional.empty(), faults::add);
        return OfficeMerge.of(
                new OfficeBook(List.of(known), numbers), ListText.read(text, rows::read), mapping, faults::add);
    }

    private static MemberState nurse(OfficeState office, String name) {
        return new MemberState(
                MemberId.random(),
                1,
                office.id(),
                name,
                Role.MEDICAL_VISITOR,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private ListMerge<MemberState> members(OfficeState office, List<MemberState> known, String text) {
        return members(List.of(office), known, text);
    }

    private ListMerge<MemberState> members(List<OfficeState> offices, List<MemberState> known, String text) {
        var mapping = ListText.mapped(MemberColumn.class, text);
        var rows = new MemberRows(mapping, faults::add);
        var book = new OfficeBook(
                offices,
                Map.of("1262200001", offices.stream().map(OfficeState::id).toList()));
        return MemberMerge.of(book, known, ListText.read(text, rows::read), mapping, TODAY, faults::add);
    }

    private static OfficeState only(ListMerge<OfficeState> merge) {
        assertThat(merge.changes()).hasSize(1);
        return merge.changes().getFirst().after();
    }
}
