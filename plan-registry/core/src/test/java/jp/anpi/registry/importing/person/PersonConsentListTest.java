package jp.anpi.registry.importing.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Agreed;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.ConsentMatter;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.Consents;
import jp.anpi.registry.importing.list.ListText;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import org.junit.jupiter.api.Test;

/** The thousands of forms that a city has in its list already. */
class PersonConsentListTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final String ALL = "同意（名簿提供）,同意（計画作成）,同意（計画提供）,同意日,同意者,同意の方法,同意の説明書,同意書番号";
    private static final List<PersonColumn> COLUMNS = List.of(
            PersonColumn.CONSENT_LIST,
            PersonColumn.CONSENT_MAKING,
            PersonColumn.CONSENT_PLAN,
            PersonColumn.CONSENT_ON,
            PersonColumn.CONSENT_FROM,
            PersonColumn.CONSENT_MANNER,
            PersonColumn.CONSENT_TEXT,
            PersonColumn.CONSENT_DOCUMENT);

    private final List<RowFault> faults = new ArrayList<>();

    private PersonConsents row(String headings, String cells) {
        String list = "宛名番号,氏名,住所," + headings + "\n1,花子,川端1," + cells + "\n";
        var rows = new PersonRows(
                ListText.mapped(PersonColumn.class, list),
                _ -> Optional.empty(),
                CityClerk.recording(TODAY),
                faults::add);
        return ListText.read(list, rows::read).getFirst().consents();
    }

    private List<Consent> all(String cells) {
        return row(ALL, cells).over(List.of());
    }

    @Test
    void aFormIsRecordedForEachMatterWithWhoseWordItIsAndWhereItIsKept() {
        List<Consent> told = all("同意,同意,不同意,R8.4.1,家族,郵送,説明書 第2版,福-123");

        assertThat(Consents.agreed(told)).isEqualTo(new Agreed(EnumSet.allOf(ConsentScope.class), Set.of()));
        assertThat(Consents.making(told).orElseThrow().answer()).isEqualTo(Consent.Answer.CONSENTED);
        assertThat(told)
                .allMatch(one -> one.on().equals(LocalDate.of(2026, 4, 1)))
                .allMatch(one -> one.from() == Consent.From.FAMILY && one.manner() == Consent.Manner.POST)
                .allMatch(one -> one.explanation().equals("説明書 第2版"))
                .allMatch(one -> one.document().equals(Optional.of("福-123")))
                .allMatch(one -> one.recordedBy().equals("市 太郎"));
        assertThat(faults).isEmpty();
    }

    @Test
    void whatStandsBetweenAnswersMayBeWide() {
        Set<ConsentScope> both = Set.of(ConsentScope.CARE_MANAGERS, ConsentScope.MEDICAL_VISITORS);
        for (String between : List.of("，", "；", "、")) {
            List<Consent> told =
                    row("名簿提供同意", "同意（ケアマネ／訪問看護）" + between + "不同意（民生委員）").over(List.of());
            assertThat(Consents.agreed(told).list()).as(between).isEqualTo(both);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void oneCellMayTellOneAnswerForSomeAndAnotherForOthers() {
        List<Consent> told = row("名簿提供同意", "\"同意（ケアマネ・訪問看護）、不同意（民生委員）\"").over(List.of());

        assertThat(Consents.agreed(told).list())
                .containsExactly(ConsentScope.CARE_MANAGERS, ConsentScope.MEDICAL_VISITORS);
        assertThat(Consents.standing(ConsentMatter.LIST, told)
                        .get(ConsentScope.SUPPORTERS)
                        .answer())
                .isEqualTo(Consent.Answer.REFUSED);
        assertThat(Consents.standing(ConsentMatter.LIST, told)).doesNotContainKey(ConsentScope.PROVIDERS);
    }

    @Test
    void aBlankCellTakesNothingBackAndAWordNobodyKnowsIsToldAndKeepsTheRow() {
        List<Consent> told = all("同意,,同意,2026-04-01,本人,,,");

        assertThat(row(ALL, ",,,,,,,").over(told)).isEqualTo(told);
        assertThat(row(ALL, "たぶん,条例による推定,同意,2026-04-01,本人,,,").over(told)).isEqualTo(told);
        assertThat(faults).extracting(RowFault::reason).containsExactly(Reason.CONSENT, Reason.CONSENT);
    }

    @Test
    void onlyWhatIsAnsweredOtherwiseIsRecordedAnew() {
        List<Consent> told = all("同意,同意,同意,2026-04-01,本人,書面,第1版,");
        List<Consent> then = row(ALL, "同意,同意,不同意（地域の支援者）,2026-10-01,本人,電話,第1版,").over(told);

        assertThat(then).hasSize(told.size() + 1);
        assertThat(then.getLast().about()).containsExactly(ConsentMatter.PLAN);
        assertThat(then.getLast().scopes()).containsExactly(ConsentScope.SUPPORTERS);
        assertThat(Consents.agreed(then).list()).hasSize(4);
        assertThat(Consents.agreed(then).plan()).hasSize(3);
    }

    @Test
    void aFormThatWasSignedAgainWithANewerTextIsRecordedAndAnOlderOneIsNot() {
        List<Consent> told = all("同意,,,2026-04-01,本人,書面,第1版,");

        List<Consent> then = row(ALL, "同意,,,2026-09-01,本人,書面,第2版,").over(told);
        assertThat(then).hasSize(2);
        assertThat(then.getLast().explanation()).isEqualTo("第2版");
        assertThat(row(ALL, "同意,,,2025-09-01,本人,書面,第0版,").over(told)).isEqualTo(told);
    }

    @Test
    void aRefusalThatTheCityHeardSinceOutlivesTheOlderListHoweverOftenItIsSent() {
        Consent refusal = new Consent(
                EnumSet.allOf(ConsentScope.class),
                Consent.Answer.REFUSED,
                LocalDate.of(2026, 10, 1),
                Consent.From.PERSON,
                Consent.Manner.PHONE,
                "第1版",
                "福祉課",
                TODAY.atStartOfDay().toInstant(java.time.ZoneOffset.UTC));
        PersonConsents older = row(ALL, "同意,,,2026-04-01,本人,書面,第1版,");
        List<Consent> once = older.over(List.of(refusal));

        assertThat(Consents.agreed(once)).isEqualTo(Agreed.NOTHING);
        assertThat(older.over(once)).isEqualTo(once);
    }

    @Test
    void aConsentWithoutADayEndsNoRefusalAndIsToldInsteadAndSilenceAddsNothingToADecision() {
        List<Consent> refused = row("名簿提供同意,計画作成同意,同意日", "不同意,不同意,2026-10-01").over(List.of());
        PersonConsents undated = row("名簿提供同意,計画作成同意", "同意,同意");

        assertThat(undated.leavesRefusals(refused)).isTrue();
        assertThat(undated.over(refused)).isEqualTo(refused);
        assertThat(row("名簿提供同意,同意日", "同意,2026-10-02").over(refused)).hasSize(refused.size() + 1);

        List<Consent> agreed = all("同意,,,2026-04-01,本人,,,");
        PersonConsents silence = row("名簿提供同意", "未回答");
        assertThat(silence.over(agreed)).isEqualTo(agreed);
        assertThat(silence.leavesRefusals(agreed)).isFalse();
        assertThat(row("名簿提供同意", "不同意").over(agreed)).hasSize(agreed.size() + 1);
    }

    @Test
    void anAnswerWithoutScopesIsForThoseThatHaveNoneOfTheirOwnWhicheverComesFirst() {
        for (String cell : List.of("不同意（地域の支援者）、同意", "同意、不同意（地域の支援者）")) {
            assertThat(Consents.agreed(row("名簿提供同意", "\"" + cell + "\"").over(List.of()))
                            .list())
                    .as(cell)
                    .containsExactlyInAnyOrder(
                            ConsentScope.CARE_MANAGERS, ConsentScope.MEDICAL_VISITORS, ConsentScope.PROVIDERS);
        }
        assertThat(faults).isEmpty();
        row("名簿提供同意", "\"同意（民生委員）、不同意（民生委員）\"");
        row("名簿提供同意", "\"同意、不同意\"");
        assertThat(faults).extracting(RowFault::reason).containsExactly(Reason.CONSENT, Reason.CONSENT);
    }

    @Test
    void whatOurOwnListWritesComesBackUnchanged() {
        for (String cells : List.of(
                "同意,同意,同意,2026-04-01,本人,書面,説明書 第2版,福-1",
                "\"同意（ケアマネジャー・サービス事業所）、不同意（地域の支援者）\",不同意,未回答,2026-04-01,後見人,面談,第1版,",
                "条例による推定,,条例による推定,2026-04-01,,条例,支え合い条例 第7条,")) {
            List<Consent> told = all(cells);
            String written = COLUMNS.stream()
                    .map(column -> ConsentCells.of(told).cell(column))
                    .collect(Collectors.joining(","));

            assertThat(told).isNotEmpty();
            assertThat(row(ALL, written).over(told)).as(written).isEqualTo(told);
        }
        List<Consent> renewed = Stream.concat(
                        all("同意,同意,,2025-04-01,本人,書面,第1版,").stream(), all(",,同意,2026-04-01,家族,電話,第2版,").stream())
                .toList();
        String written = COLUMNS.stream()
                .map(column -> ConsentCells.of(renewed).cell(column))
                .collect(Collectors.joining(","));
        assertThat(row(ALL, written).over(renewed)).isEqualTo(renewed);
    }
}
