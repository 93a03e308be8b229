package jp.anpi.safety.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.anpi.registry.contract.Position;
import jp.anpi.safety.building.AForm;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.SupplyKind;
import jp.anpi.safety.report.ReportForm.NeedForm;
import jp.anpi.safety.report.ReportForm.PlaceForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFormTest {

    private static SafetyReport valid(UnaryOperator<AForm> change) {
        CheckedReport checked = change.apply(AForm.good()).build().check();
        assertThat(checked).isInstanceOf(CheckedReport.Valid.class);
        return ((CheckedReport.Valid) checked).report();
    }

    private static List<String> wrong(UnaryOperator<AForm> change) {
        return switch (change.apply(AForm.good()).build().check()) {
            case CheckedReport.Valid _ -> List.of();
            case CheckedReport.Invalid(List<FieldProblem> problems) ->
                problems.stream().map(FieldProblem::field).toList();
        };
    }

    @Test
    void aGoodFormBecomesAReport() {
        SafetyReport report = valid(form -> form);
        assertThat(report.condition()).isEqualTo(Condition.SAFE);
        assertThat(report.place()).isEqualTo(SafetyReport.Place.UNKNOWN);
        assertThat(report.observed()).isEqualTo(new Observed.At(Instant.parse("2026-11-20T01:30:00Z")));
        assertThat(report.needs()).isEmpty();
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        List<String> fields = wrong(form -> form.id("1-1-1-1-1")
                .contact("MAYBE")
                .condition("safe")
                .observedAt("yesterday")
                .place(new PlaceForm(
                        Optional.of("MOON"),
                        Optional.empty(),
                        Optional.of(91.0),
                        Optional.of(0.0),
                        Optional.of("soon")))
                .need(new NeedForm(Optional.of("MEDICINE"), Optional.empty()))
                .need(new NeedForm(Optional.empty(), Optional.empty())));
        assertThat(fields)
                .containsExactlyInAnyOrder(
                        "id",
                        "contact",
                        "condition",
                        "observedAt",
                        "place.kind",
                        "place.lat",
                        "place.asOf",
                        "needs[1].kind");
    }

    @Test
    void nothingAtAllNamesAllThatIsRequired() {
        CheckedReport checked = AForm.empty().build().check();
        assertThat(((CheckedReport.Invalid) checked).problems())
                .extracting(FieldProblem::field)
                .containsExactlyInAnyOrder("id", "name", "contact", "evidence", "condition", "source", "observedAt");
    }

    @Test
    void aProblemNeverRepeatsWhatWasSent() {
        CheckedReport checked = AForm.good().condition("山田花子").build().check();
        assertThat(((CheckedReport.Invalid) checked).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.ja()).doesNotContain("山田").contains("SAFE");
            assertThat(problem.en()).doesNotContain("山田").contains("SAFE");
        });
    }

    @Test
    void aPersonMayBePickedOrTyped() {
        assertThat(valid(form -> form.name("山田 花子").address("幸町1-2-3").birthDate("1940-03-05"))
                        .typed()
                        .name())
                .contains("山田 花子");
        assertThat(wrong(form -> form.noPerson())).containsExactly("name");
        assertThat(wrong(form -> form.noPerson().name("   "))).containsExactly("name");
    }

    @ParameterizedTest
    @CsvSource({"200, 0", "201, 1", "4000, 1"})
    void aNameHasAtMostTwoHundredCharacters(int length, int problems) {
        assertThat(wrong(form -> form.name("髙".repeat(length)))).hasSize(problems);
    }

    @ParameterizedTest
    @CsvSource({"4000, 0", "4001, 1"})
    void notesHaveAtMostFourThousandCharactersHoweverManyBytesTheyTake(int length, int problems) {
        assertThat(wrong(form -> form.notes("𠮷".repeat(length)))).hasSize(problems);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "花\u0000子",
                "花\u0007子",
                "花\u202E子",
                "花\u2066子",
                "花\u200F子",
                "\u061C花子",
                "花\uD800子",
                "花\n子",
                "\u0085"
            })
    void aNameThatCannotBeReadSafelyIsNamed(String name) {
        assertThat(wrong(form -> form.name(name))).containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"髙橋", "﨑", "𠮷田", "葛\uDB40\uDD00城", "ｶﾅ", "O'Brien", "山田\u3000花子"})
    void namesAsPeopleWriteThemAreKeptAsTheyAre(String name) {
        assertThat(valid(form -> form.name(name)).typed().name()).contains(name);
    }

    @Test
    void notesMayHaveLines() {
        assertThat(valid(form -> form.notes("電源なし\r\n薬は\t3日分")).notes()).contains("電源なし\r\n薬は\t3日分");
    }

    @Test
    void aPlaceTakesLatitudeAndLongitudeTogether() {
        var place = valid(form -> form.place(new PlaceForm(
                        Optional.of("SHELTER"),
                        Optional.of("体育館"),
                        Optional.of(35.8),
                        Optional.of(139.9),
                        Optional.empty())))
                .place();
        assertThat(place.kind()).isEqualTo(PlaceKind.SHELTER);
        assertThat(place.position()).contains(new Position(35.8, 139.9));
        assertThat(wrong(form -> form.place(new PlaceForm(
                        Optional.of("HOME"), Optional.empty(), Optional.of(35.8), Optional.empty(), Optional.empty()))))
                .containsExactly("place.lon");
        assertThat(wrong(form -> form.place(new PlaceForm(
                        Optional.of("HOME"),
                        Optional.empty(),
                        Optional.of(Double.NaN),
                        Optional.of(1.0),
                        Optional.empty()))))
                .containsExactly("place.lat");
    }

    @Test
    void needsContradictThemselvesWhenNoneStandsBesideAnother() {
        var none = new NeedForm(Optional.of("NONE"), Optional.empty());
        var water = new NeedForm(Optional.of("WATER_FOOD"), Optional.of("3人分"));
        assertThat(valid(form -> form.need(none)).needKinds()).containsExactly(NeedKind.NONE);
        assertThat(wrong(form -> form.need(none).need(water))).containsExactly("needs");
    }

    @Test
    void atMostTwentyNeeds() {
        var water = new NeedForm(Optional.of("WATER_FOOD"), Optional.empty());
        assertThat(wrong(form -> needing(form, water, 20))).isEmpty();
        assertThat(wrong(form -> needing(form, water, 21))).containsExactly("needs");
    }

    private static AForm needing(AForm form, NeedForm need, int times) {
        for (int i = 0; i < times; i++) {
            form.need(need);
        }
        return form;
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20T10:30:00", "2026-11-20", "20261120T103000Z", "+12026-11-20T10:30:00Z"})
    void anInstantNeedsItsOffset(String text) {
        assertThat(wrong(form -> form.observedAt(text))).containsExactly("observedAt");
    }

    @Test
    void pitfall09ATimeMayBeARangeOrUnknownAndSaysSo() {
        assertThat(valid(form -> form.observedUntil("2026-11-20T12:00:00+09:00"))
                        .observed())
                .isEqualTo(new Observed.Between(
                        Instant.parse("2026-11-20T01:30:00Z"), Instant.parse("2026-11-20T03:00:00Z")));
        assertThat(valid(form -> form.observedUnknown()).observed()).isEqualTo(new Observed.Unknown());
        assertThat(wrong(form -> form.observedUntil("2026-11-20T10:29:59+09:00")))
                .containsExactly("observedUntil");
        assertThat(wrong(form -> form.observedUntil("noon"))).containsExactly("observedUntil");
        assertThat(wrong(form -> form.observedUnknown().observedAt("2026-11-20T10:30:00+09:00")))
                .containsExactly("observedUnknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S12.3.4", "昭和十二年三月四日", "たぶん80歳", "1937-02-30"})
    void aDateOfBirthIsKeptAsItWasWrittenInWhateverNotation(String written) {
        assertThat(valid(form -> form.name("山田 花子").birthDate(written)).typed().birthDate())
                .contains(written);
    }

    @Test
    void noClockValueIsWrongByItself() {
        assertThat(wrong(form -> form.observedAt("0001-01-01T00:00:00Z"))).isEmpty();
        assertThat(wrong(form -> form.observedAt("9999-12-31T23:59:59+09:00"))).isEmpty();
    }

    @Test
    void aReportCannotCorrectItselfInWhateverCase() {
        assertThat(wrong(form -> form.id("7c0f3e8a-0000-4000-8000-00000000000a")
                        .supersedes("7C0F3E8A-0000-4000-8000-00000000000A")))
                .containsExactly("supersedes");
    }

    @Test
    void whatWasSuppliedIsReadWithItsHours() {
        SafetyReport report = valid(form -> form.supplied("VENTILATOR", 6.5)
                .supplied("POWER")
                .supplied("POWER", 4.0)
                .supplied("DIALYSIS"));
        assertThat(report.supplied())
                .containsExactly(
                        new SafetyReport.Supplied(SupplyKind.VENTILATOR, Optional.of(Duration.ofMinutes(390))),
                        new SafetyReport.Supplied(SupplyKind.POWER, Optional.empty()),
                        new SafetyReport.Supplied(SupplyKind.POWER, Optional.of(Duration.ofHours(4))),
                        new SafetyReport.Supplied(SupplyKind.DIALYSIS, Optional.empty()));
    }

    @Test
    void aSupplyThatCannotBeIsNamedByItsField() {
        assertThat(wrong(form -> form.supplied("BATTERY", 6.0)
                        .supplied("VENTILATOR")
                        .supplied("OXYGEN", 0.0)
                        .supplied("MEDICINE", 2161.0)
                        .supplied("DIALYSIS", 4.0)
                        .supplied("SUCTION", Double.NaN)))
                .containsExactly(
                        "supplied[0].kind",
                        "supplied[1].hours",
                        "supplied[2].hours",
                        "supplied[3].hours",
                        "supplied[4].hours",
                        "supplied[5].hours");
        assertThat(wrong(form -> {
                    for (int i = 0; i < 9; i++) {
                        form.supplied("POWER");
                    }
                    return form;
                }))
                .containsExactly("supplied");
    }
}
