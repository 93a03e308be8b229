package jp.anpi.registry.printing;

import static jp.anpi.registry.printing.Printed.DAY;
import static jp.anpi.registry.printing.Printed.DIRECTORY;
import static jp.anpi.registry.printing.Printed.IMPRINT;
import static jp.anpi.registry.printing.Printed.NURSES;
import static jp.anpi.registry.printing.Printed.person;
import static jp.anpi.registry.printing.Printed.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PriorityGroup;
import org.junit.jupiter.api.Test;

class SafeListTest {

    @Test
    void whoThePlanNamesChecksAndElseWhoTheLadderAsksFirst() {
        var nurses = new Checker.Office(NURSES);
        assertThat(Checker.of(person("花子", PriorityGroup.PUSH_SUPPORT, new NamedChecker.ByContact(0)), DAY))
                .containsExactly(new Checker.Around());
        assertThat(Checker.of(person("花子", PriorityGroup.PUSH_SUPPORT), DAY)).containsExactly(nurses);
        assertThat(Checker.of(person("花子", PriorityGroup.CARE_CONSIDERATION), DAY))
                .containsExactly(nurses);
        assertThat(Checker.of(person("花子", PriorityGroup.PUSH_SUPPORT).withAssignments(List.of()), DAY))
                .containsExactly(new Checker.Around());
    }

    @Test
    void everybodyIsOnASheetOfEachOfTheirCheckersMostUrgentFirst() {
        var list = new SafeList();
        list.add(
                new Checker.Office(NURSES),
                SafeRow.of(person("後の人", PriorityGroup.CARE_CONSIDERATION), true),
                DIRECTORY);
        list.add(new Checker.Office(NURSES), SafeRow.of(person("先の人", PriorityGroup.PUSH_SUPPORT), true), DIRECTORY);
        list.add(new Checker.Around(), SafeRow.of(person("先の人", PriorityGroup.PUSH_SUPPORT), true), DIRECTORY);
        List<SafeList.Piece> pieces = list.pieces("名簿", IMPRINT);
        assertThat(pieces).hasSize(1);
        assertThat(text(pieces.getFirst().sheet()))
                .containsSubsequence("みなせ訪問看護ステーション", "2人　電話 0996-00-2222", "先の人", "後の人", "本人の家族・支援者が確認", "先の人")
                .contains("人工呼吸器：内蔵電池 4時間30分", "吉野 一郎（長男）090-0000-0001");
    }

    @Test
    void aLongSectionGoesOnInTheNextPieceAndNobodyIsLost() {
        var list = new SafeList();
        IntStream.range(0, 400)
                .forEach(i -> list.add(
                        new DistrictId("d01"),
                        SafeRow.of(person("人%03d".formatted(i), PriorityGroup.GENERAL), true),
                        DIRECTORY));
        List<SafeList.Piece> pieces = list.pieces("名簿", IMPRINT);
        assertThat(pieces).extracting(SafeList.Piece::lines).containsExactly(60, 60, 60, 60, 60, 60, 40);
        String all = pieces.stream().map(piece -> text(piece.sheet())).collect(Collectors.joining());
        assertThat(IntStream.range(0, 400)).allMatch(i -> all.contains("人%03d".formatted(i)));
        assertThat(all).contains("川端", "400人　61〜120人目");
    }

    @Test
    void anAddressUnderProtectionIsOnNoList() {
        assertThat(text(SafeRow.of(Printed.underProtection(), false).tr()))
                .contains("支援措置により非表示")
                .doesNotContain("川端二丁目");
    }
}
