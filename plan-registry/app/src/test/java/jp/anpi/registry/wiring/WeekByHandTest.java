package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.store.StateStore;
import org.junit.jupiter.api.Test;

/** A week that the desk keeps by hand stands beside what the exchange of schedules tells. */
class WeekByHandTest extends ExchangeOfATown {

    @Test
    void pitfall23VisitsUnderHealthInsuranceAreKeptByHandBesideWhatTheExchangeTells() {
        PersonState before = somebody(8);
        link(before, "0000000008");
        upload(
                "",
                Map.of(
                        plan(FIRST),
                        row("0000000008", "20261117", "0930", "1630") + row("0000000008", "20261124", "0930", "1630")));
        String shown = body(week(before));
        assertThat(JsonPath.<List<String>>read(shown, "$.fromExchange[*].day")).containsExactly("TUESDAY");

        long read = person(before).version();
        String kept =
                text(put(week(before), Map.of("version", read, "services", List.of(visit("FRIDAY", "14:00", "15:00"))))
                        .expectStatus()
                        .isOk());
        assertThat(JsonPath.<List<String>>read(kept, "$.byHand[*].day")).containsExactly("FRIDAY");
        assertThat(JsonPath.<List<String>>read(kept, "$.byHand[*].officeName")).hasSize(1);
        assertThat(JsonPath.<List<String>>read(kept, "$.fromExchange[*].day")).containsExactly("TUESDAY");
        assertThat(person(before).services())
                .contains(new WeeklyService(
                        nurses(),
                        WeeklyService.Kind.HOME_VISIT,
                        DayOfWeek.FRIDAY,
                        LocalTime.of(14, 0),
                        LocalTime.of(15, 0),
                        Duration.ZERO));

        String friday = whoHas(before, "?at=2026-11-27T14:30:00%2B09:00");
        assertThat(JsonPath.<List<String>>read(friday, "$.ask[?(@.basis == 'BY_HAND')].officeId"))
                .as("the month is known and does not know of it")
                .containsExactly(nurses().toString());

        put(week(before), Map.of("version", read, "services", List.of()))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:changed-meanwhile");

        upload(
                "",
                Map.of(
                        plan(SECOND),
                        row("0000000008", "20261118", "0930", "1630") + row("0000000008", "20261125", "0930", "1630")));
        String after = body(week(before));
        assertThat(JsonPath.<List<String>>read(after, "$.byHand[*].day")).containsExactly("FRIDAY");
        assertThat(JsonPath.<List<String>>read(after, "$.fromExchange[*].day")).containsExactly("WEDNESDAY");

        String emptied = text(put(week(before), Map.of("version", person(before).version(), "services", List.of()))
                .expectStatus()
                .isOk());
        assertThat(JsonPath.<List<Object>>read(emptied, "$.byHand")).isEmpty();
        assertThat(JsonPath.<List<String>>read(emptied, "$.fromExchange[*].day"))
                .containsExactly("WEDNESDAY");
    }

    @Test
    void whatTheExchangeToldAndIsNowKeptByHandStaysWhenTheExchangeTakesItBack() {
        PersonState before = somebody(9);
        link(before, "0000000009");
        upload(
                "",
                Map.of(
                        plan(FIRST),
                        row("0000000009", "20261119", "0930", "1630") + row("0000000009", "20261126", "0930", "1630")));
        Map<String, Object> told = JsonPath.read(body(week(before)), "$.fromExchange[0]");
        String kept = text(put(week(before), Map.of("version", person(before).version(), "services", List.of(told)))
                .expectStatus()
                .isOk());
        assertThat(JsonPath.<List<String>>read(kept, "$.byHand[*].day")).containsExactly("THURSDAY");
        assertThat(JsonPath.<List<Object>>read(kept, "$.fromExchange")).isEmpty();

        upload(
                "",
                Map.of(
                        "DLTPLAN_202611_1270000001_43_" + DAY_NUMBER + "_15_" + SECOND + ".CSV",
                        "202407,122203,0000000009,202611"));
        assertThat(JsonPath.<List<String>>read(body(week(before)), "$.byHand[*].day"))
                .containsExactly("THURSDAY");
    }

    @Test
    void whatMakesNoWeekIsNamedFieldByField() {
        PersonState someone = somebody(10);
        var astray = Map.of(
                "office",
                OfficeId.random().toString(),
                "kind",
                "HOME_VISIT",
                "start",
                "10:00",
                "end",
                "10:00",
                "transportMinutes",
                30);
        String refused = text(put(week(someone), Map.of("version", someone.version(), "services", List.of(astray)))
                .expectStatus()
                .isEqualTo(422));
        assertThat(JsonPath.<List<String>>read(refused, "$.errors[*].field"))
                .containsExactlyInAnyOrder(
                        "services[0].office", "services[0].day", "services[0].end", "services[0].transportMinutes");
        assertThat(person(someone)).isEqualTo(someone);
        put("/api/persons/" + PersonId.random() + "/services", Map.of("version", 1, "services", List.of()))
                .expectStatus()
                .isNotFound();
        client.get()
                .uri(week(someone))
                .headers(h -> h.setBearerAuth(registry.calls().signIn("care-001")))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void anOfficeThatHasClosedHasNobodyAndIsWrittenIntoNoWeek() {
        PersonState someone = somebody(11);
        var closing = new OfficeState(
                OfficeId.random(),
                1,
                "閉じる診療所",
                OfficeState.Kind.CLINIC,
                someone.home().district(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        offices().put(closing).block(Duration.ofSeconds(10));
        List<Map<String, Object>> visits = List.of(visit(closing.id(), "FRIDAY", "14:00", "15:00"));
        long read = person(someone).version();
        put(week(someone), Map.of("version", read, "services", visits))
                .expectStatus()
                .isOk();
        String then = "?at=2026-11-27T14:30:00%2B09:00";
        assertThat(JsonPath.<List<String>>read(whoHas(someone, then), "$.ask[*].officeName"))
                .containsExactly("閉じる診療所");

        offices()
                .put(closing.withUntil(Optional.of(LocalDate.of(2026, 11, 20))))
                .block(Duration.ofSeconds(10));

        String answer = whoHas(someone, then);
        assertThat(JsonPath.<List<Object>>read(answer, "$.ask")).isEmpty();
        assertThat(JsonPath.<List<String>>read(answer, "$.closed[*].officeName"))
                .containsExactly("閉じる診療所");
        assertThat(JsonPath.<String>read(answer, "$.explanation")).contains("閉じている事業所だけ");
        assertThat(JsonPath.<List<String>>read(
                        whoHas(someone, "?at=2026-11-20T14:30:00%2B09:00"), "$.ask[*].officeName"))
                .as("on its last day")
                .containsExactly("閉じる診療所");
        assertThat(text(put(week(someone), Map.of("version", read + 1, "services", visits))
                        .expectStatus()
                        .isEqualTo(422)))
                .contains("services[0].office", "閉じた事業所です。");
    }

    private StateStore<OfficeState> offices() {
        return registry.states(OfficeState.class);
    }

    private String week(PersonState person) {
        return "/api/persons/" + person.id() + "/services";
    }

    private OfficeId nurses() {
        return all(OfficeState.class).stream()
                .filter(office -> office.kind() == OfficeState.Kind.VISITING_NURSING)
                .map(OfficeState::id)
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> visit(String day, String start, String end) {
        return visit(nurses(), day, start, end);
    }

    private static Map<String, Object> visit(OfficeId office, String day, String start, String end) {
        return Map.of("office", office.toString(), "kind", "HOME_VISIT", "day", day, "start", start, "end", end);
    }
}
