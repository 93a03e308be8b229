package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom earlier lists had and the last one has not, with what is needed to find out why. */
class MissingFromListsTest extends PersonLists {

    @Test
    void whoIsNotInTheListAnyMoreIsNamedWithTheirNumber() {
        done(send("", HEADINGS + hana + taro));
        String gone = done(send("?dryRun=true", HEADINGS + taro));
        String list =
                text(get(JsonPath.read(gone, "$.missingList")).expectStatus().isOk());
        String number = hana.substring(0, hana.indexOf(','));
        assertThat(list)
                .startsWith("\uFEFF宛名番号,対象者ID,氏名,フリガナ,住所,地区,状態\r\n")
                .contains(number + "," + person("髙﨑 花子").id() + ",髙﨑 花子,ﾀｶｻｷ ﾊﾅｺ,川端" + round + "-3,d01,在宅\r\n")
                .doesNotContain(",市野谷" + round + "-2,");
        assertThat(list.lines()).hasSize(1 + JsonPath.<Integer>read(gone, "$.missing"));
        String taken = done(send("", HEADINGS + taro));
        done(send("?dryRun=true", HEADINGS + hana));
        get(JsonPath.read(gone, "$.missingList")).expectStatus().isNotFound();
        assertThat(text(get(JsonPath.read(taken, "$.missingList"))
                        .expectStatus()
                        .isOk()))
                .as("who only looks does not take away what has still to be worked through")
                .contains(number + ",");
        done(send("", HEADINGS + hana));
        get(JsonPath.read(taken, "$.missingList")).expectStatus().isNotFound();
        get("/api/imports/" + UUID.randomUUID() + "/missing.csv").expectStatus().isNotFound();
    }

    @Test
    void whoDiedOrMovedAwayIsMissingInNoList() {
        String headings = HEADINGS.replace("\r\n", ",状態\r\n");
        String gone = hana.replace("\r\n", ",死亡\r\n");
        String here = taro.replace("\r\n", ",在宅\r\n");
        String other = "%03d4,別 人,,1950/1/1,市野谷%d-4,d01,,在宅\r\n".formatted(round, round);
        String taken = done(send("", headings + gone + here + other));
        String next = done(send("?dryRun=true", headings + here));
        String without =
                text(get(JsonPath.read(next, "$.missingList")).expectStatus().isOk());
        assertThat(without)
                .contains(person("別 人").id().toString())
                .doesNotContain(person("髙﨑 花子").id().toString());
        String nobody = done(send("?dryRun=true", headings + gone));
        assertThat(text(get(JsonPath.read(nobody, "$.missingList"))
                        .expectStatus()
                        .isOk()))
                .contains(person("山田 太郎").id().toString());
        undo(taken).expectStatus().isOk();
    }
}
