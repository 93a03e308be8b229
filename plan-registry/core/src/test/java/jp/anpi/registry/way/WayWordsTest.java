package jp.anpi.registry.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.way.Stretch.Footing;
import org.junit.jupiter.api.Test;

/** A walk on a grid of about a hundred metres: north is +1, east is +1. */
class WayWordsTest {

    @Test
    void aWayIsTurnsAndStreetsAndNotEveryCrossing() {
        Way way = way(
                stretch("中通り", Footing.USUAL, 0, 0, 1, 0),
                stretch("中通り", Footing.USUAL, 1, 0, 2, 0),
                stretch("本通り", Footing.USUAL, 2, 0, 2, 1),
                stretch("本通り", Footing.BRIDGE, 2, 1, 2, 2),
                stretch("", Footing.STEPS, 2, 2, 3, 2));

        assertThat(WayWords.JAPANESE.sentences(way, "川端小学校"))
                .containsExactly("北へ、中通りを200m進む。", "右に曲がり、本通りを200m進む（橋を渡る）。", "左に曲がり、100m進む（階段あり）。", "川端小学校に着く。");
        assertThat(WayWords.ENGLISH.text(way, "the school"))
                .isEqualTo("Go north along 中通り for 200 m. Turn right and go along 本通り for 200 m (a bridge)."
                        + " Turn left and go for 100 m (steps). Arrive at the school.");
    }

    @Test
    void aStreetThatBendsOrLosesItsNameIsNoTurnAndOneWithAnotherNameIsTold() {
        assertThat(japanese(stretch("川沿い", Footing.USUAL, 0, 0, 1, 0), stretch("川沿い", Footing.USUAL, 1, 0, 2, 0.8)))
                .hasSize(2);
        assertThat(japanese(stretch("川沿い", Footing.USUAL, 0, 0, 1, 0), stretch("", Footing.USUAL, 1, 0, 2, 0)))
                .containsExactly("北へ、川沿いを200m進む。", "寺に着く。");
        assertThat(japanese(stretch("川沿い", Footing.USUAL, 0, 0, -1, 0), stretch("坂", Footing.USUAL, -1, 0, -2, 0)))
                .containsExactly("南へ、川沿いを100m進む。", "そのまま坂を100m進む。", "寺に着く。");
    }

    @Test
    void everyTurnHasItsSide() {
        assertThat(turn(1, 1)).startsWith("右斜め前へ入り、");
        assertThat(turn(0, 1)).startsWith("右に曲がり、");
        assertThat(turn(-1, 0.3)).startsWith("右後ろへ折り返し、");
        assertThat(turn(1, -1)).startsWith("左斜め前へ入り、");
        assertThat(turn(0, -1)).startsWith("左に曲がり、");
        assertThat(turn(-1, -0.3)).startsWith("左後ろへ折り返し、");
    }

    @Test
    void whoLivesAtTheDoorOfAPlaceIsToldThatAlone() {
        assertThat(japanese()).containsExactly("寺に着く。");
    }

    @Test
    void whatIsFarFromTheStreetsIsReckonedWithThemAndTold() {
        Stretch street = stretch("本通り", Footing.USUAL, 0, 0, 0, 4);
        var yard = new Way(Walks.at(0.2, 0), Walks.at(-0.2, 4), List.of(street));
        var hill = new Way(Walks.at(1, 0), Walks.at(3, 4), List.of(street));

        assertThat(yard.metres()).isEqualTo(440);
        assertThat(WayWords.JAPANESE.sentences(yard, "寺")).containsExactly("東へ、本通りを400m進む。", "寺に着く。");
        assertThat(hill.metres()).isEqualTo(400 + 100 + 300);
        assertThat(hill.seconds()).isCloseTo(800, within(1.0));
        assertThat(WayWords.JAPANESE.sentences(hill, "寺"))
                .containsExactly("道まで約100m進む。", "東へ、本通りを400m進む。", "道を離れて約300m進む。", "寺に着く。");
        assertThat(WayWords.ENGLISH.text(hill, "the temple"))
                .isEqualTo("Go about 100 m to the street. Go east along 本通り for 400 m."
                        + " Leave the street and go about 300 m. Arrive at the temple.");
        assertThat(new Way(Walks.at(1, 0), Walks.at(3, 0), List.of()).metres()).isEqualTo(200);
    }

    /** Northwards and then somewhere else. */
    private static String turn(double north, double east) {
        return japanese(stretch("", Footing.USUAL, 0, 0, 1, 0), stretch("道", Footing.USUAL, 1, 0, 1 + north, east))
                .get(1);
    }

    private static List<String> japanese(Stretch... stretches) {
        return WayWords.JAPANESE.sentences(way(stretches), "寺");
    }

    private static Way way(Stretch... stretches) {
        return stretches.length == 0
                ? new Way(Walks.at(0, 0), Walks.at(0, 0), List.of())
                : new Way(
                        stretches[0].line().getFirst(),
                        stretches[stretches.length - 1].line().getLast(),
                        List.of(stretches));
    }

    private static Stretch stretch(String street, Footing footing, double... northEast) {
        Position from = Walks.at(northEast[0], northEast[1]);
        Position to = Walks.at(northEast[2], northEast[3]);
        double metres = Bearing.metres(from, to);
        return new Stretch(street, footing, List.of(from, to), metres, metres);
    }
}
