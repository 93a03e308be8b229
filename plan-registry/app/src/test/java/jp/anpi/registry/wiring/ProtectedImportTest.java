package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import jp.anpi.registry.contract.PersonState;
import org.junit.jupiter.api.Test;

/** What lists may do to somebody under protection: what the form lets their sender do, and no more. */
class ProtectedImportTest extends PersonLists {

    private static final String MORE = HEADINGS.replace("\r\n", ",支援措置,住民票の住所,電話\r\n");

    @Test
    void aListOfTheOrdinaryDeskNeitherMovesNorUncoversSomebodyUnderProtectionAndTheRestrictedDeskMay() {
        ImportCalls restricted = by("RESTRICTED_DESK");
        restricted.taken("", MORE + hana.replace("\r\n", ",○,流山1-1,\r\n"));
        PersonState was = person("髙﨑 花子");
        assertThat(was.home().confidential()).isTrue();

        String moving = MORE
                + hana.replace("川端", "南流山").replace("\r\n", ",なし,流山2-2,04-0000-1111\r\n")
                + taro.replace("\r\n", ",,,\r\n");
        String taken = by("DESK").taken("", moving);
        assertThat(counts(taken)).containsExactly(1, 1, 0, 0);
        assertThat(JsonPath.<List<Integer>>read(taken, "$.faults[*].row")).containsExactly(2);
        assertThat(JsonPath.<String>read(taken, "$.faults[0].message")).contains("支援措置");
        assertThat(JsonPath.<Boolean>read(taken, "$.faults[0].rowLost")).isFalse();
        PersonState now = person("髙﨑 花子");
        assertThat(now.home()).isEqualTo(was.home());
        assertThat(now.phone()).as("the rest of the row is taken in").contains("04-0000-1111");
        String at = "/api/persons/" + was.id() + "/particulars";
        assertThat(text(restricted.calls().ask(at, restricted.token()))).contains("流山1-1");

        String again = done(send("", moving));
        assertThat(counts(again)).containsExactly(0, 0, 2, 0);
        assertThat(JsonPath.<List<Integer>>read(again, "$.faults[*].row"))
                .as("told again, and nothing is changed twice")
                .containsExactly(2);

        String whole = restricted.taken("", moving);
        assertThat(counts(whole)).containsExactly(0, 1, 1, 0);
        assertThat(person("髙﨑 花子").home().confidential()).isFalse();
        assertThat(person("髙﨑 花子").home().text()).startsWith("南流山");
        assertThat(text(restricted.calls().ask(at, restricted.token()))).contains("流山2-2");
    }

    @Test
    void theOrdinaryDeskUncoversNobodyByTakingAListBackEither() {
        done(send("", MORE + hana.replace("\r\n", ",,,\r\n")));
        String covering =
                by("RESTRICTED_DESK").taken("", MORE + hana.replace("川端", "南流山").replace("\r\n", ",○,,\r\n"));
        PersonState covered = person("髙﨑 花子");
        assertThat(covered.home().confidential()).isTrue();

        String back = text(undo(covering).expectStatus().isOk());
        assertThat(JsonPath.<Integer>read(back, "$.kept")).isOne();
        assertThat(person("髙﨑 花子")).isEqualTo(covered);
    }

    @Test
    void theOrdinaryDeskErasesNobodyUnderProtectionByTakingBackTheListTheyCameWith() {
        String coming = by("RESTRICTED_DESK")
                .taken("", MORE + hana.replace("\r\n", ",○,,\r\n") + taro.replace("\r\n", ",,,\r\n"));
        PersonState came = person("髙﨑 花子");

        String back = text(undo(coming).expectStatus().isOk());
        assertThat(JsonPath.<Integer>read(back, "$.kept")).isOne();
        assertThat(everybody()).containsExactly(came);
    }

    @Test
    void aListOfTheOrdinaryDeskBringsAKeyWithSomebodyNewAndMovesNone() {
        ImportCalls restricted = by("RESTRICTED_DESK");
        String keys = HEADINGS.replace("\r\n", ",鍵の場所,電話\r\n");
        done(send("", keys + hana.replace("\r\n", ",植木鉢の下,\r\n")));
        String other = done(send("", keys + hana.replace("\r\n", ",ポストの中,04-0000-1111\r\n")));
        assertThat(counts(other)).containsExactly(0, 1, 0, 0);
        assertThat(JsonPath.<String>read(other, "$.faults[0].message")).contains("鍵の場所");
        assertThat(person("髙﨑 花子").phone()).contains("04-0000-1111");
        String at = "/api/persons/" + person("髙﨑 花子").id() + "/particulars";
        assertThat(text(restricted.calls().ask(at, restricted.token()))).contains("植木鉢の下");

        restricted.taken("", keys + hana.replace("\r\n", ",ポストの中,04-0000-1111\r\n"));
        assertThat(text(restricted.calls().ask(at, restricted.token()))).contains("ポストの中");
    }
}
