package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.Position;
import org.junit.jupiter.api.Test;

/** What becomes of where somebody is when a list has them live elsewhere, or knows it better. */
class PlacesByListTest extends PersonLists {

    private static final String DISTRICT_KEPT = "前の地区のままです";

    @Test
    void whoMovesAndThenIsNowhereOnTheMapIsCountedBeforeTheListIsTakenIn() {
        String placed = HEADINGS.strip() + ",緯度,経度\r\n" + hana.strip() + ",35.85,139.92\r\n";
        done(send("", placed));
        String moves = done(send("?dryRun=true", HEADINGS + hana.replace("川端", "南流山") + taro));
        assertThat(JsonPath.<List<Integer>>read(moves, "$.faultKinds[?(@.message =~ /.*位置が不明.*/)].count"))
                .containsExactly(1);
        assertThat(counts(done(send("", placed.replace("35.85,139.92", ",")))))
                .as("blank cells")
                .containsExactly(0, 1, 0, 0);
        assertThat(person("髙﨑 花子").home().position()).isPresent();
    }

    @Test
    void whoMovesToAPlaceWithoutADistrictIsInTheOneThatIsDrawnAroundIt() {
        var corner = new Position(36.0, 140.0);
        registry.states(DistrictState.class)
                .put(new DistrictState(
                        new DistrictId("d02"),
                        1,
                        "西",
                        List.of(corner, new Position(36.0, 140.1), new Position(36.1, 140.0), corner)))
                .block(Duration.ofSeconds(10));
        done(send("", HEADINGS + hana));
        String headings = "宛名番号,氏名,住所,緯度,経度\r\n";
        String number = hana.substring(0, hana.indexOf(','));
        String inTheWest = number + ",髙﨑 花子,西町" + round + "-1,36.02,140.02\r\n";

        String moved = done(send("", headings + inTheWest));
        assertThat(counts(moved)).containsExactly(0, 1, 0, 0);
        assertThat(moved).doesNotContain(DISTRICT_KEPT);
        assertThat(person("髙﨑 花子").home().district()).isEqualTo(new DistrictId("d02"));
        assertThat(counts(done(send("", headings + inTheWest)))).containsExactly(0, 0, 1, 0);

        String nowhere = done(send("", headings + inTheWest.replace("-1,36.02", "-2,36.52")));
        assertThat(nowhere).as("no district is drawn there").contains(DISTRICT_KEPT);
        assertThat(person("髙﨑 花子").home().district()).isEqualTo(new DistrictId("d02"));

        String fresh = "%03d9,新 次郎,東町%d-1,35.81,139.91\r\n".formatted(round, round);
        assertThat(counts(done(send("", headings + fresh)))).containsExactly(1, 0, 0, 0);
        assertThat(person("新 次郎").home().district()).isEqualTo(new DistrictId("d01"));
    }

    @Test
    void aListThatOnlyTellsHowNearAPositionIsOrAnotherNameIsAnotherList() {
        String headings = HEADINGS.strip() + ",緯度,経度,位置レベル,別名\r\n";
        String row = hana.strip() + ",35.85,139.92,3,丸八\r\n";
        done(send("", headings + row));
        assertThat(person("髙﨑 花子").home().isNearby()).isTrue();

        assertThat(counts(done(send("", headings + row.replace(",3,", ",8,"))))).containsExactly(0, 1, 0, 0);
        assertThat(person("髙﨑 花子").home().isNearby()).isFalse();
        assertThat(counts(done(send("", headings + row.replace(",3,丸八", ",8,丸九")))))
                .containsExactly(0, 1, 0, 0);
        assertThat(counts(done(send("", headings + row.replace(",3,丸八", ",8,丸九")))))
                .containsExactly(0, 0, 1, 0);
    }
}
