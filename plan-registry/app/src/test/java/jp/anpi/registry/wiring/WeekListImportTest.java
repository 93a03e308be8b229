package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static jp.anpi.registry.wiring.ImportCalls.counts;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.WeeklyService;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** The visits of an office's nurses and doctors come as a list instead of person by person. */
class WeekListImportTest extends ExchangeOfATown {

    private static final String HEADINGS = "対象者ID,事業所ID,種類,曜日,週,開始,終了\r\n";

    @Test
    void pitfall23VisitsUnderHealthInsuranceComeByAListBesideWhatTheExchangeTellsAndGoWithIt() {
        PersonState before = somebody(20);
        link(before, "0000000120");
        upload(
                "",
                Map.of(
                        plan(FIRST),
                        row("0000000120", "20261117", "0930", "1630") + row("0000000120", "20261124", "0930", "1630")));
        PersonState was = person(before);
        String list = HEADINGS
                + row(was, "訪問看護", "月・木", "", "9:30", "10:30")
                + row(was, "訪問診療", "水", "第1・第3", "13:00", "13:30");
        assertThat(counts(weeks().taken("?dryRun=true", list))).containsExactly(2, 0, 0, 0, 0);
        assertThat(person(was)).isEqualTo(was);

        String taken = weeks().taken("", list);
        assertThat(counts(taken)).containsExactly(2, 0, 0, 0, 0);
        assertThat(byHand(was))
                .extracting(WeeklyService::day)
                .containsExactly(DayOfWeek.MONDAY, DayOfWeek.THURSDAY, DayOfWeek.WEDNESDAY);
        assertThat(asked(was, "2026-11-18T13:10")).as("the third Wednesday").contains(nurses());
        assertThat(asked(was, "2026-11-25T13:10")).as("the fourth").doesNotContain(nurses());
        String shown = body("/api/persons/" + was.id() + "/services");
        assertThat(JsonPath.<List<List<Integer>>>read(shown, "$.byHand[?(@.day == 'WEDNESDAY')].weeks"))
                .containsExactly(List.of(1, 3));
        assertThat(JsonPath.<List<String>>read(shown, "$.fromExchange[*].day")).containsExactly("TUESDAY");
        assertThat(counts(weeks().taken("", list))).containsExactly(0, 0, 2, 0, 0);

        String moved = weeks().taken("", HEADINGS + row(was, "訪問看護", "金", "", "9:30", "10:30"));
        assertThat(counts(moved).get(1)).isOne();
        assertThat(byHand(was)).extracting(WeeklyService::day).containsExactly(DayOfWeek.FRIDAY);
        assertThat(JsonPath.<Integer>read(
                        text(weeks().undo(moved).expectStatus().isOk()), "$.back"))
                .isOne();
        assertThat(byHand(was)).hasSize(3);
        assertThat(person(was).services()).containsAll(was.services());
    }

    @Test
    void whileARowCannotBeUsedNothingGoesThatItMayHaveMeant() {
        PersonState someone = person(somebody(21));
        weeks().taken("", HEADINGS + row(someone, "訪問看護", "月", "", "9:30", "10:30"));
        String half = weeks().taken(
                        "",
                        HEADINGS
                                + row(someone, "訪問看護", "木", "", "9:30", "10:30")
                                + row(someone, "訪問看護", "平日", "", "9:30", "10:30"));
        assertThat(counts(half)).containsExactly(1, 0, 0, 1, 1);
        assertThat(byHand(someone))
                .extracting(WeeklyService::day)
                .containsExactly(DayOfWeek.MONDAY, DayOfWeek.THURSDAY);
    }

    @Test
    void whatIsTakenAwayComesBackUnchanged() {
        PersonState someone = person(somebody(22));
        weeks().taken("", HEADINGS + row(someone, "訪問診療", "水", "第2・第4", "23:30", "0:30"));
        String exported = registry.calls().body("/api/exports/services", desk);
        assertThat(exported).contains(",訪問,水,第2・第4,23:30,00:30,");
        String job = text(weeks().post("?dryRun=true", exported.getBytes(StandardCharsets.UTF_8), Map.of()));
        List<Integer> counts = counts(weeks().done(job, Duration.ofSeconds(30)));
        assertThat(counts.get(2)).isEqualTo((int) exported.lines().count() - 1);
        assertThat(counts).startsWith(0, 0).endsWith(0, 0);
    }

    @Test
    void theFormKnowsWeeksOfTheMonthToo() {
        PersonState someone = person(somebody(23));
        String at = "/api/persons/" + someone.id() + "/services";
        Map<String, Object> visit = Map.of(
                "office",
                nurses(),
                "kind",
                "HOME_VISIT",
                "day",
                "WEDNESDAY",
                "start",
                "13:00",
                "end",
                "13:30",
                "weeks",
                List.of(3, 1));
        String kept = text(registry.calls()
                .send(desk, HttpMethod.PUT, at, Map.of("version", someone.version(), "services", List.of(visit)))
                .expectStatus()
                .isOk());
        assertThat(JsonPath.<List<Integer>>read(kept, "$.byHand[0].weeks")).containsExactly(1, 3);
        var never = Map.of(
                "office",
                nurses(),
                "kind",
                "HOME_VISIT",
                "day",
                "WEDNESDAY",
                "start",
                "13:00",
                "end",
                "13:30",
                "weeks",
                List.of(6));
        String refused = text(registry.calls()
                .send(
                        desk,
                        HttpMethod.PUT,
                        at,
                        Map.of("version", person(someone).version(), "services", List.of(never)))
                .expectStatus()
                .isEqualTo(422));
        assertThat(JsonPath.<List<String>>read(refused, "$.errors[*].field")).containsExactly("services[0].weeks");
    }

    @Test
    void aRowThatNamesAnOfficeThatHasClosedIsToldAndNothingGoesThatItMayHaveMeant() {
        PersonState someone = person(somebody(24));
        var open = new OfficeState(
                OfficeId.random(),
                1,
                "閉じる診療所",
                OfficeState.Kind.CLINIC,
                someone.home().district(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        var offices = registry.states(OfficeState.class);
        offices.put(open).block(Duration.ofSeconds(10));
        String monday = String.join(",", someone.id().toString(), open.id().toString(), "訪問診療,月,,9:30,10:30\r\n");
        String friday = monday.replace("月", "金");
        assertThat(counts(weeks().taken("", HEADINGS + monday))).containsExactly(1, 0, 0, 0, 0);

        offices.put(open.withUntil(Optional.of(LocalDate.of(2026, 11, 20)))).block(Duration.ofSeconds(10));

        String answer = weeks().taken("", HEADINGS + friday);
        assertThat(counts(answer).get(3)).as("rows at fault").isOne();
        assertThat(answer).contains("閉じた事業所です。予定を引き継いだ事業所を書いてください");
        assertThat(person(someone).services())
                .filteredOn(service -> service.office().equals(open.id()))
                .extracting(WeeklyService::day)
                .containsExactly(DayOfWeek.MONDAY);
    }

    private ImportCalls weeks() {
        return new ImportCalls(registry.calls(), desk, "services");
    }

    private String row(PersonState person, String kind, String days, String weeks, String start, String end) {
        return String.join(",", person.id().toString(), nurses(), kind, days, weeks, start, end) + "\r\n";
    }

    private String nurses() {
        return registry.states(OfficeState.class)
                .all(new Document())
                .filter(office -> office.kind() == OfficeState.Kind.VISITING_NURSING)
                .blockFirst(Duration.ofSeconds(10))
                .id()
                .toString();
    }

    private List<WeeklyService> byHand(PersonState person) {
        return person(person).services().stream()
                .filter(service -> service.office().toString().equals(nurses()))
                .toList();
    }

    private List<String> asked(PersonState person, String at) {
        return JsonPath.read(whoHas(person, "?at=" + at + ":00%2B09:00"), "$.ask[*].officeId");
    }
}
