package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.testing.Meanwhile;
import jp.anpi.registry.testing.People;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Offices that close, members who leave, and those that were entered by mistake. */
class EndingTest {

    private static final Meanwhile meanwhile = new Meanwhile();

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town().with(meanwhile);

    private static final String TODAY = "2026-11-21";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Calls calls;
    private static String desk;
    private static String person;

    private String office;
    private String member;

    @BeforeAll
    static void start() {
        calls = registry.calls();
        desk = calls.signIn("desk");
        person = JsonPath.read(calls.body("/api/persons?group=GENERAL&limit=1", desk), "$.items[0].id");
    }

    @BeforeEach
    void anOfficeWithAMember() {
        office = made("/api/offices", office("川端訪問介護"));
        member = made("/api/members", Map.of("office", office, "name", "係 二郎", "role", "PROVIDER_STAFF"));
    }

    @Test
    void anOfficeThatClosesServesNobodyAfterItsLastDayAndStaysInHistories() {
        assigned(Map.of()).expectStatus().isOk();

        String ended = ok(HttpMethod.POST, "/api/offices/" + office + "/end", Map.of("version", 1, "until", TODAY));

        assertThat(JsonPath.<List<String>>read(ended, "$.items[*].personId")).containsExactly(person);
        calls.get("/api/persons/" + person, desk)
                .jsonPath("$.assignments[0].office")
                .isEqualTo(office)
                .jsonPath("$.assignments[0].to")
                .isEqualTo(TODAY);
        assertThat(until("/api/offices", office)).containsExactly(TODAY);
        assertThat(until("/api/members", member))
                .as("who works there leaves with it")
                .containsExactly(TODAY);
        assigned(Map.of())
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("assignments[0].to");
        assigned(Map.of("to", TODAY)).expectStatus().isOk();
        calls.send(desk, HttpMethod.POST, "/api/members/" + member + "/go-on", Map.of("version", 2))
                .expectStatus()
                .isOk();

        ok(HttpMethod.POST, "/api/offices/" + office + "/go-on", Map.of("version", 2));

        assertThat(until("/api/offices", office)).isEmpty();
        calls.get("/api/persons/" + person, desk)
                .jsonPath("$.assignments[0].office")
                .isEqualTo(office)
                .jsonPath("$.assignments[0].to")
                .doesNotExist();
        String seen = calls.body("/api/audit/registry/persons/" + person, calls.signIn("admin"));
        assertThat(JsonPath.<List<String>>read(
                        seen, "$.items[?(@.details.route == 'POST /api/offices/{id}/end')].details.at.until"))
                .as("recorded before anything was changed, and once")
                .containsExactly(TODAY);
    }

    @Test
    void asManyAsAreCountedBeforeItClosesAreThoseWhomItServesNoLongerWhateverTheyHaveOfIt() {
        var office = OfficeId.of(this.office);
        LocalDate today = LocalDate.parse(TODAY);
        Assignment open = served(office, today.minusYears(1), Optional.empty());
        Assignment toCome = served(office, today.plusDays(9), Optional.empty());
        PersonState hidden = People.underProtection(PersonId.random());
        PersonState other = People.person(PersonId.random(), 1, "川端 一郎");
        var persons = registry.states(PersonState.class);
        Flux.just(hidden, hidden.withAssignments(List.of(open, toCome)), other, other.withAssignments(List.of(open)))
                .concatMap(persons::put)
                .blockLast(SOON);

        String counted = lastLine("/api/offices/" + office + "/end/count", Map.of("version", 1, "until", TODAY));

        assertThat(counted).isEqualTo("{\"looked\":" + everybody() + ",\"people\":2,\"dropped\":1}");
        assertThat(until("/api/offices", this.office)).as("nothing was done").isEmpty();
        String ended = ok(HttpMethod.POST, "/api/offices/" + office + "/end", Map.of("version", 1, "until", TODAY));
        assertThat(JsonPath.<Integer>read(ended, "$.people")).isEqualTo(2);
        assertThat(JsonPath.<List<String>>read(ended, "$.items[*].personId"))
                .containsExactlyInAnyOrder(hidden.id().toString(), other.id().toString());
    }

    @Test
    void goingOnGivesBackExactlyWhatTheEndTookOfPeopleAndOfMembers() {
        LocalDate today = LocalDate.parse(TODAY);
        var office = OfficeId.of(this.office);
        var leftThatDay = made("/api/members", Map.of("office", this.office, "name", "別 三郎", "role", "PROVIDER_STAFF"));
        ok(HttpMethod.POST, "/api/members/" + leftThatDay + "/end", Map.of("version", 1, "until", TODAY));
        List<Assignment> before = List.of(
                served(office, today.minusYears(1), Optional.empty()),
                served(office, today.minusYears(2), Optional.of(today.plusDays(9))),
                served(office, today.minusYears(3), Optional.of(today)),
                served(office, today.plusDays(5), Optional.empty()));
        PersonState one = People.person(PersonId.random(), 1, "川端 一郎");
        var persons = registry.states(PersonState.class);
        persons.put(one).then(persons.put(one.withAssignments(before))).block(SOON);
        String later = today.plusDays(30).toString();

        ok(HttpMethod.POST, "/api/offices/" + office + "/end", Map.of("version", 1, "until", TODAY));
        assertThat(serving(one)).extracting(Assignment::to).containsOnly(Optional.of(today));
        ok(HttpMethod.POST, "/api/offices/" + office + "/end", Map.of("version", 2, "until", later));
        assertThat(until("/api/members", leftThatDay)).containsExactly(TODAY);
        ok(HttpMethod.POST, "/api/offices/" + office + "/go-on", Map.of("version", 3));

        assertThat(serving(one)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(until("/api/members", member)).isEmpty();
        assertThat(until("/api/members", leftThatDay)).as("by themselves").containsExactly(TODAY);
    }

    @Test
    void whoTakesOverFromAnOfficeThatWillCloseServesOnAfterItsLastDayUnlessTheyLeaveWithIt() {
        var last = LocalDate.parse(TODAY).plusDays(9);
        String stays = made("/api/offices", office("かわかみ訪問介護"));
        String next = made("/api/members", Map.of("office", stays, "name", "次 花子", "role", "PROVIDER_STAFF"));
        String beside = made("/api/members", Map.of("office", office, "name", "隣 三郎", "role", "PROVIDER_STAFF"));
        var open = new Assignment(
                Assignment.Role.PROVIDER,
                OfficeId.of(office),
                Optional.of(MemberId.of(member)),
                LocalDate.parse("2024-04-01"),
                Optional.empty());
        PersonState one = People.person(PersonId.random(), 1, "川端 一郎");
        var persons = registry.states(PersonState.class);
        persons.put(one).then(persons.put(one.withAssignments(List.of(open)))).block(SOON);
        ok(HttpMethod.POST, "/api/offices/" + office + "/end", Map.of("version", 1, "until", last.toString()));

        ok(HttpMethod.POST, "/api/members/" + member + "/hand-over", Map.of("to", beside));
        assertThat(serving(one).getLast())
                .returns(Optional.of(MemberId.of(beside)), Assignment::member)
                .returns(Optional.of(last), Assignment::to);

        persons.find(one.id().toString())
                .flatMap(now -> persons.put(now.withAssignments(List.of(
                        new Assignment(open.role(), open.office(), open.member(), open.from(), Optional.of(last))))))
                .block(SOON);
        ok(HttpMethod.POST, "/api/members/" + member + "/hand-over", Map.of("to", next));
        assertThat(serving(one).getLast())
                .returns(Optional.of(MemberId.of(next)), Assignment::member)
                .returns(Optional.empty(), Assignment::to);
    }

    @Test
    void whatEndedBeforeAnythingWasKeptOfItGoesOnAsWellAndMovesWithTheDay() {
        var today = LocalDate.parse(TODAY);
        String later = today.plusDays(30).toString();
        PersonState one = People.person(PersonId.random(), 1, "川端 一郎");
        Assignment open = served(OfficeId.of(office), today.minusYears(1), Optional.empty());
        var persons = registry.states(PersonState.class);
        persons.put(one).block(SOON);

        endedByAnOlderBuild(one, open, today);
        ok(HttpMethod.POST, "/api/offices/" + office + "/go-on", Map.of("version", 2));
        assertThat(serving(one)).containsExactly(open);
        assertThat(until("/api/members", member)).isEmpty();

        endedByAnOlderBuild(one, open, today);
        ok(HttpMethod.POST, "/api/offices/" + office + "/end", Map.of("version", 4, "until", later));
        assertThat(serving(one)).extracting(Assignment::to).containsExactly(Optional.of(LocalDate.parse(later)));
        assertThat(until("/api/members", member)).containsExactly(later);
        ok(HttpMethod.POST, "/api/offices/" + office + "/go-on", Map.of("version", 5));
        assertThat(serving(one)).containsExactly(open);
        assertThat(until("/api/members", member)).isEmpty();
    }

    private void endedByAnOlderBuild(PersonState who, Assignment open, LocalDate last) {
        var offices = registry.states(OfficeState.class);
        var members = registry.states(MemberState.class);
        var persons = registry.states(PersonState.class);
        var ended = new Assignment(open.role(), open.office(), open.member(), open.from(), Optional.of(last));
        Mono.when(
                        offices.find(office).flatMap(one -> offices.put(one.withUntil(Optional.of(last)))),
                        members.find(member).flatMap(one -> members.put(one.withUntil(Optional.of(last)))),
                        persons.find(who.id().toString())
                                .flatMap(one -> persons.put(one.withAssignments(List.of(ended)))))
                .block(SOON);
    }

    @Test
    void aGoingOnThatBreaksOffIsDoneByPressingOnceMore() {
        var office = OfficeId.of(this.office);
        Assignment was = served(office, LocalDate.parse(TODAY).minusYears(1), Optional.empty());
        PersonState one = People.person(PersonId.random(), 1, "川端 一郎");
        var persons = registry.states(PersonState.class);
        persons.put(one).then(persons.put(one.withAssignments(List.of(was)))).block(SOON);
        ok(HttpMethod.POST, "/api/offices/" + office + "/end", Map.of("version", 1, "until", TODAY));

        meanwhile.reading("persons", Mono.error(new IllegalStateException("the store is gone")));
        calls.send(desk, HttpMethod.POST, "/api/offices/" + office + "/go-on", Map.of("version", 2))
                .expectStatus()
                .is5xxServerError();
        assertThat(meanwhile.isOver()).isTrue();
        assertThat(until("/api/offices", this.office)).containsExactly(TODAY);

        ok(HttpMethod.POST, "/api/offices/" + office + "/go-on", Map.of("version", 2));
        assertThat(serving(one)).containsExactly(was);
        assertThat(until("/api/offices", this.office)).isEmpty();
        assertThat(until("/api/members", member)).isEmpty();
    }

    private static Assignment served(OfficeId office, LocalDate from, Optional<LocalDate> to) {
        return new Assignment(Assignment.Role.PROVIDER, office, Optional.empty(), from, to);
    }

    private static List<Assignment> serving(PersonState person) {
        return registry.states(PersonState.class)
                .find(person.id().toString())
                .blockOptional(SOON)
                .orElseThrow()
                .assignments();
    }

    private static long everybody() {
        return registry.states(PersonState.class)
                .all(new Document())
                .count()
                .blockOptional(SOON)
                .orElseThrow();
    }

    private static String lastLine(String path, Map<String, Object> what) {
        String[] lines = ok(HttpMethod.POST, path, what).strip().split("\n");
        return lines[lines.length - 1];
    }

    @Test
    void aLastDayThatIsMovedTakesWithItWhomTheyServeAndWhoWorksThere() {
        assigned(Map.of()).expectStatus().isOk();
        String later = LocalDate.parse(TODAY).plusDays(30).toString();
        ok(HttpMethod.POST, "/api/offices/" + office + "/end", Map.of("version", 1, "until", TODAY));

        ok(HttpMethod.POST, "/api/offices/" + office + "/end", Map.of("version", 2, "until", later));

        calls.get("/api/persons/" + person, desk)
                .jsonPath("$.assignments[0].to")
                .isEqualTo(later);
        assertThat(until("/api/members", member)).containsExactly(later);
    }

    @Test
    void aMemberWhoHasLeftTakesNobodyOverAndWhatIsWrittenOfThemKeepsTheirLastDay() {
        String stays = made("/api/members", Map.of("office", office, "name", "主任 一子", "role", "PROVIDER_STAFF"));
        String yesterday = LocalDate.parse(TODAY).minusDays(1).toString();
        ok(HttpMethod.POST, "/api/members/" + member + "/end", Map.of("version", 1, "until", yesterday));

        calls.send(desk, HttpMethod.POST, "/api/members/" + stays + "/hand-over", Map.of("to", member))
                .expectStatus()
                .isEqualTo(409);
        ok(
                HttpMethod.PUT,
                "/api/members/" + member,
                Map.of("version", 2, "office", office, "name", "係 二朗", "role", "PROVIDER_STAFF"));

        assertThat(until("/api/members", member)).containsExactly(yesterday);
        calls.send(desk, HttpMethod.POST, "/api/members/" + stays + "/end", Map.of("version", 1, "until", "2006-11-21"))
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void whoGoesToAnotherOfficeWhenTheirsClosesWorksOnAndWhoHadALastDayOfTheirOwnKeepsIt() {
        String next = made("/api/offices", office("かわかみ訪問介護"));
        String leaves = made("/api/members", Map.of("office", office, "name", "主任 一子", "role", "PROVIDER_STAFF"));
        String yesterday = LocalDate.parse(TODAY).minusDays(1).toString();
        ok(HttpMethod.POST, "/api/members/" + leaves + "/end", Map.of("version", 1, "until", yesterday));
        ok(HttpMethod.POST, "/api/offices/" + office + "/end", Map.of("version", 1, "until", TODAY));

        for (String each : List.of(member, leaves)) {
            ok(
                    HttpMethod.PUT,
                    "/api/members/" + each,
                    Map.of("version", 2, "office", next, "name", "係 二郎", "role", "PROVIDER_STAFF"));
        }

        assertThat(until("/api/members", member)).isEmpty();
        assertThat(until("/api/members", leaves)).containsExactly(yesterday);
    }

    @Test
    void whatWasEnteredByMistakeIsRemovedUnlessSomethingNamesIt() {
        assertThat(removed("/api/offices/" + office)).as("it has a member").isEqualTo(409);
        assigned(Map.of("member", member)).expectStatus().isOk();
        assertThat(removed("/api/members/" + member)).as("they serve somebody").isEqualTo(409);
        assertThat(assigned().expectStatus().isOk()).isNotNull();

        assertThat(removed("/api/members/" + member)).isEqualTo(204);
        assertThat(removed("/api/offices/" + office)).isEqualTo(204);

        assertThat(removed("/api/offices/" + office)).isEqualTo(404);
        assertThat(calls.body("/api/offices?limit=1000", desk)).doesNotContain(office);
    }

    private static Map<String, Object> office(String name) {
        String district = JsonPath.read(calls.body("/api/hazards/districts?limit=1", desk), "$.items[0].id");
        return Map.of("name", name, "kind", "HOME_HELP", "district", district);
    }

    private static int removed(String path) {
        return registry.client()
                .delete()
                .uri(path + "?version=1")
                .headers(h -> h.setBearerAuth(desk))
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    /** By that office since 2024, and so on. */
    private WebTestClient.ResponseSpec assigned(Map<String, Object> more) {
        Map<String, Object> one = new HashMap<>(Map.of("role", "PROVIDER", "office", office, "from", "2024-04-01"));
        one.putAll(more);
        return assign(List.of(one));
    }

    private static WebTestClient.ResponseSpec assigned() {
        return assign(List.of());
    }

    private static WebTestClient.ResponseSpec assign(List<Map<String, Object>> all) {
        int version = JsonPath.read(calls.body("/api/persons/" + person, desk), "$.version");
        return calls.send(
                desk,
                HttpMethod.PUT,
                "/api/persons/" + person + "/assignments",
                Map.of("version", version, "assignments", all));
    }

    private static List<String> until(String path, String id) {
        return JsonPath.read(calls.body(path + "?limit=1000", desk), "$.items[?(@.id == '" + id + "')].until");
    }

    private static String made(String path, Map<String, Object> what) {
        return JsonPath.read(
                Calls.text(calls.send(desk, HttpMethod.POST, path, what)
                        .expectStatus()
                        .isCreated()),
                "$.id");
    }

    private static String ok(HttpMethod method, String path, Map<String, Object> what) {
        return Calls.text(calls.send(desk, method, path, what).expectStatus().isOk());
    }
}
