package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.ScheduleChange;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Numbers of the exchange that come with a list tell at once what was taken in before. */
class NumbersByListTest extends ExchangeOfATown {

    @Test
    void whoComesWithANumberByAListIsToldWhatTheExchangeKnewAlready() {
        upload("", Map.of(plan(FIRST), row("0000000071", "20261124", "0930", "1630")));
        String taken = list("persons").taken("", HEADINGS + listed("N1,新規 花子", "122203,0000000071"));
        PersonState hanako = called("新規 花子");
        assertThat(hanako.changes())
                .hasOnlyElementsOfType(ScheduleChange.Extra.class)
                .hasSize(1);
        assertThat(JsonPath.<Boolean>read(whoHas(hanako, TUESDAY), "$.monthKnown"))
                .isTrue();

        String back = text(list("persons").undo(taken).expectStatus().isOk());
        assertThat(JsonPath.<Integer>read(back, "$.back")).isOne();
        assertThat(person(hanako)).as("what was told is no work of anybody's").isNull();
    }

    @Test
    void whoStaysWhenTheirListIsTakenBackKeepsTheNumber() {
        upload("", Map.of(plan(FIRST), row("0000000079", "20261124", "0930", "1630")));
        String taken = list("persons").taken("", HEADINGS + listed("N9,新規 九郎", "122203,0000000079"));
        PersonState was = called("新規 九郎");
        registry.calls()
                .send(desk, HttpMethod.POST, "/api/persons/" + was.id() + "/plans", Map.of())
                .expectStatus()
                .is2xxSuccessful();

        String back = text(list("persons").undo(taken).expectStatus().isOk());

        assertThat(JsonPath.<Integer>read(back, "$.kept")).isOne();
        assertThat(person(was).changes()).isEqualTo(was.changes());
        assertThat(JsonPath.<Boolean>read(whoHas(was, TUESDAY), "$.monthKnown")).isTrue();
    }

    @Test
    void whatWasToldByANumberGoesWithTheNumberWhenItsListIsTakenBack() {
        list("persons").taken("", HEADINGS + listed("N2,新規 太郎", ","));
        PersonState was = called("新規 太郎");
        upload("", Map.of(plan(FIRST), row("0000000072", "20261124", "0930", "1630")));
        String second = list("persons").taken("", HEADINGS + listed("N2,新規 太郎", "122203,0000000072"));
        assertThat(person(was).changes()).hasSize(1);

        String back = text(list("persons").undo(second).expectStatus().isOk());
        assertThat(JsonPath.<Integer>read(back, "$.kept")).isZero();
        assertThat(person(was).withVersion(was.version())).isEqualTo(was);
        assertThat(JsonPath.<Boolean>read(whoHas(was, TUESDAY), "$.monthKnown")).isFalse();
    }

    @Test
    void anOfficeThatGetsItsNumberByAListIsFoundInWhatWasTakenInBefore() {
        PersonState before = somebody(0);
        link(before, "0000000073");
        String number = "1299900073";
        upload(
                "",
                Map.of(
                        plan(FIRST).replace(DAY_NUMBER, number),
                        row("0000000073", "20261124", "0930", "1630").replace(DAY_NUMBER, number)));
        OfficeState other = all(OfficeState.class).stream()
                .filter(office -> office.kind() == OfficeState.Kind.DAY_SERVICE)
                .filter(office -> !office.id().equals(dayOffice))
                .findFirst()
                .orElseThrow();
        assertThat(offices(before)).doesNotContain(other.id().toString());

        String taken = list("offices")
                .taken("", "事業所ID,事業所番号,名称\r\n" + other.id() + "," + number + "," + other.name() + "\r\n");
        assertThat(offices(before)).contains(other.id().toString());
        list("offices").undo(taken).expectStatus().isOk();
        assertThat(offices(before)).doesNotContain(other.id().toString());
    }

    private List<String> offices(PersonState person) {
        return JsonPath.read(whoHas(person, TUESDAY), "$.ask[?(@.certainty == 'TIME')].officeId");
    }
}
