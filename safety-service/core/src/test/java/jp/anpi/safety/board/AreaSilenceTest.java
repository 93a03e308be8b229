package jp.anpi.safety.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AState;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.incident.RosterRow;
import jp.anpi.safety.incident.SilenceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Silence where neighbours answer is another silence than that of a dark district. */
class AreaSilenceTest {

    private static final DistrictId NORTH = new DistrictId("d01");

    private static AreaSilence area(String district, int of, int heard, int silent, int inOutage) {
        return new AreaSilence(new DistrictId(district), of, heard, silent, inOutage, true);
    }

    /** The only district there is. */
    private static AreaSilence alone(int of, int heard, int silent, int inOutage) {
        return new AreaSilence(NORTH, of, heard, silent, inOutage, false);
    }

    @ParameterizedTest(name = "{1} of {0} heard of: {2}")
    @CsvSource({
        "5, 0, UNCLEAR",
        "5, 4, UNCLEAR",
        "6, 0, AREA_SILENT",
        "6, 1, NEIGHBOURS_ANSWER",
        "31, 3, NEIGHBOURS_ANSWER",
        "31, 2, UNCLEAR",
        "400, 0, AREA_SILENT",
        "400, 39, UNCLEAR",
        "400, 40, NEIGHBOURS_ANSWER"
    })
    void howManyNeighboursAnswerDecides(int of, int heard, SilenceKind expected) {
        assertThat(area("d01", of, heard, of - heard, 0).of(false)).isEqualTo(expected);
        assertThat(area("d01", of, heard, of - heard, 0).of(true))
                .as("where the power is out, silence is expected whatever the neighbours do")
                .isEqualTo(SilenceKind.POWER_OUT);
    }

    @ParameterizedTest(name = "{0} people, {2} of {1} others heard of: {3}")
    @CsvSource({
        "60, 0, 0, UNCLEAR",
        "60, 600, 0, UNCLEAR",
        "60, 600, 29, UNCLEAR",
        "60, 600, 30, AREA_SILENT",
        "6, 600, 299, UNCLEAR",
        "6, 600, 300, AREA_SILENT"
    })
    void aDistrictIsSilentOnlyOnceTheOthersAnswer(int of, int others, int heard, SilenceKind expected) {
        boolean answer = AreaSilence.othersAnswer(of, others, heard);
        assertThat(new AreaSilence(NORTH, of, 0, of, 0, answer).kind()).isEqualTo(expected);
    }

    @Test
    void unexplainedSilenceStandsAboveExpectedSilenceAndNobodyIsLeftOut() {
        var dark = area("d04", 90, 0, 90, 90);
        var halfDark = area("d05", 90, 0, 90, 45);
        var few = area("d03", 3, 1, 2, 0);
        var answering = area("d02", 50, 40, 10, 0);
        var answeringMore = area("d01", 50, 20, 30, 0);
        var allHeard = area("d06", 50, 50, 0, 0);
        assertThat(AreaSilence.ranked(List.of(dark, allHeard, halfDark, few, answering, answeringMore)))
                .containsExactly(answeringMore, answering, few, halfDark, dark);
    }

    @ParameterizedTest
    @EnumSource(SilenceKind.class)
    void everyKindHasItsSentenceWithItsNumbers(SilenceKind kind) {
        var sentence = SilenceSentence.of(kind, area("d01", 321, 123, 198, 0), "北");
        assertThat(sentence.ja()).startsWith("北").endsWith("。");
        assertThat(sentence.en()).contains("北").endsWith(".");
    }

    @Test
    void theBoardCountsTheSilentInTheDarkAsTheyComeAndGo() {
        var board = board(12);
        assertThat(board.silenceIn(NORTH)).isEqualTo(alone(12, 0, 12, 0));
        confirm(board, 0, 1);
        confirm(board, 1, 1);
        board.setPowerOut(Ids.person("人2"), true);
        board.setPowerOut(Ids.person("人1"), true);
        assertThat(board.silenceIn(NORTH)).isEqualTo(alone(12, 2, 10, 1));
        assertThat(board.silenceIn(NORTH).of(false)).isEqualTo(SilenceKind.NEIGHBOURS_ANSWER);
        confirm(board, 2, 1);
        board.setPowerOut(Ids.person("人2"), false);
        assertThat(board.silenceIn(NORTH)).isEqualTo(alone(12, 3, 9, 0));
        assertThat(board.snapshot(AnIncident.ONSET).silence()).containsExactly(alone(12, 3, 9, 0));
    }

    @Test
    void whoIsNotAskedAboutIsNoNeighbour() {
        var board = board(6);
        IntStream.range(0, 50)
                .forEach(i -> board.add(RosterRow.freeze(
                        AnIncident.real(),
                        APerson.named("市民" + i).in(PriorityGroup.GENERAL).build(),
                        0)));
        assertThat(board.silenceIn(NORTH)).isEqualTo(alone(6, 0, 6, 0));
    }

    @Test
    void aDeltaTellsOfSilenceOnlyWhenItChanged() {
        var board = board(12);
        assertThat(board.delta(AnIncident.ONSET).orElseThrow().silenceChanged()).isTrue();
        confirm(board, 0, 1);
        assertThat(board.delta(AnIncident.ONSET).orElseThrow().silenceChanged()).isTrue();
        confirm(board, 0, 2);
        assertThat(board.delta(AnIncident.ONSET).orElseThrow().silenceChanged()).isFalse();
    }

    @ParameterizedTest(name = "seed {0}")
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
    void theRankIsAnOrderAndTheFiguresAddUp(long seed) {
        var random = Seeds.random(seed);
        List<AreaSilence> areas = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int of = random.nextInt(1, 60);
            int heard = random.nextInt(of + 1);
            int silent = random.nextInt(of - heard + 1);
            areas.add(area("d" + i, of, heard, silent, random.nextInt(silent + 1)));
        }
        var ranked = AreaSilence.ranked(areas);
        assertThat(ranked).isSortedAccordingTo(Comparator.comparing(AreaSilence::kind));
        assertThat(ranked.stream().mapToInt(AreaSilence::silent).sum())
                .isEqualTo(areas.stream().mapToInt(AreaSilence::silent).sum());
    }

    private static BoardFold board(int people) {
        var board = new BoardFold("e", AnIncident.real(), people);
        IntStream.range(0, people)
                .forEach(i -> board.add(RosterRow.freeze(
                        AnIncident.real(), APerson.named("人" + i).build(), 0)));
        return board;
    }

    private static void confirm(BoardFold board, int person, long version) {
        board.apply(AState.of(APerson.named("人" + person))
                .version(version)
                .confirmed()
                .build());
    }
}
