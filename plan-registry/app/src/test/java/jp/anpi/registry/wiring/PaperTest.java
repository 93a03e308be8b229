package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.paper.SheetList;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.StateStore;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.Until;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpMethod;

/** Sheets of paper are made before a disaster and lead back to their rows long after. */
class PaperTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static PaperCalls paper;
    private static List<PersonState> town;

    @BeforeAll
    static void start() {
        paper = new PaperCalls(registry);
        town = persons().list(new Document(), Optional.empty(), 4_000).block(Duration.ofSeconds(10));
        String district = town.getFirst().home().district().value();
        String token = registry.calls().signIn("desk");
        Until.holds(
                "people can be found",
                Duration.ofSeconds(30),
                () -> paper.asked(
                                        HttpMethod.POST,
                                        "/api/sheets",
                                        token,
                                        PaperCalls.PURPOSE,
                                        paper.inADisaster(Map.of("district", district)))
                                .expectBody()
                                .returnResult()
                                .getStatus()
                                .value()
                        == 201);
    }

    @Test
    void aSheetIsPrintedWithAPurposeAndOpensByItsIdAndByAnyRowsCodeHoweverTyped() {
        String desk = registry.calls().signIn("desk");
        Assignment charge = someCharge(0);
        String printed = paper.print(desk, Map.of("member", charge.member().orElseThrow()));
        String byId = paper.open(desk, paper.sheetOn(printed), 200);
        List<String> codes = JsonPath.read(byId, "$.rows[*].code");
        List<String> people = JsonPath.read(byId, "$.rows[*].personId");
        assertThat(people)
                .containsExactlyInAnyOrderElementsOf(town.stream()
                        .filter(person -> new SheetList.OfMember(
                                        charge.member().orElseThrow(), charge.office(), Role.CARE_MANAGER, "")
                                .holds(person, TODAY))
                        .map(person -> person.id().toString())
                        .toList());
        assertThat(new HashSet<>(codes)).hasSameSizeAs(people);
        assertThat(codes)
                .allSatisfy(code -> assertThat(printed).contains(code.substring(0, 3) + " " + code.substring(3)));
        assertThat(printed.replaceAll("\\s", ""))
                .contains("1/%d枚目".formatted((people.size() + 9) / 10), "目的：" + PaperCalls.PURPOSE);
        assertThat(JsonPath.<Integer>read(byId, "$.age")).isZero();
        String last = codes.getLast();
        String byCode =
                paper.open(desk, "rows/" + last.toLowerCase().replace('0', 'o').replace('1', 'l'), 200);
        assertThat(JsonPath.<Integer>read(byCode, "$.asked")).isEqualTo(people.size());
        assertThat(JsonPath.<String>read(byCode, "$.sheet")).isEqualTo(paper.sheetOn(printed));
        assertThat(paper.open(desk, "rows/ZZZZZZ", 422)).contains("mistyped-code");
        assertThat(paper.open(desk, "ZZZZZZZZZZ", 404)).contains("unknown-sheet");
    }

    @Test
    void everybodyOfAnOfficeGetsASheetOfTheirOwnInOneFile() {
        String desk = registry.calls().signIn("desk");
        Assignment charge = someCharge(0);
        String printed = paper.print(desk, Map.of("office", charge.office()));
        List<String> members = paper.sheetsOn(printed).stream()
                .map(sheet -> JsonPath.<String>read(paper.open(desk, sheet, 200), "$.list.member"))
                .toList();
        assertThat(members)
                .hasSizeGreaterThan(1)
                .doesNotHaveDuplicates()
                .contains(charge.member().orElseThrow().toString());
        paper.make(desk, Map.of("office", "0e0e0e0e-1111-4222-8333-444444444444"), 422);
    }

    @Test
    void whatNobodyBelongsOnIsNotMadeAndNothingIsPrintedWithoutAPurpose() {
        String desk = registry.calls().signIn("desk");
        String member = someCharge(0).member().orElseThrow().toString();
        assertThat(paper.call(HttpMethod.POST, "/api/sheets", desk, "", Map.of("member", member), 422))
                .contains("no-purpose");
        String serving = JsonPath.<List<String>>read(
                        paper.call(HttpMethod.GET, "/api/members?limit=1000", desk, "", null, 200),
                        "$.items[?(@.role == 'PROVIDER_STAFF')].id")
                .getFirst();
        assertThat(paper.make(desk, Map.of("member", serving), 422)).contains("nobody-on-sheet");
        String district = town.getFirst().home().district().value();
        assertThat(paper.make(desk, Map.of(), 422)).contains("wrong-field");
        assertThat(paper.make(desk, Map.of("member", member, "district", district), 422))
                .contains("wrong-field");
        assertThat(paper.make(desk, Map.of("district", "nowhere"), 422)).contains("wrong-field");
        assertThat(paper.make(desk, Map.of("member", "0e0e0e0e-1111-4222-8333-444444444444"), 422))
                .contains("wrong-field");
    }

    @Test
    void pitfall14NobodyUnderProtectionStandsOnADistrictsSheetAndNoProtectedAddressOnAnyWhoeverPrints() {
        PersonState hidden = town.stream()
                .filter(person -> person.home().confidential()
                        && person.placement().group().number() <= 3
                        && person.assignments().stream()
                                .anyMatch(one -> one.leads() && one.member().isPresent()))
                .findFirst()
                .orElseThrow();
        for (String user : List.of("desk", "restricted")) {
            String token = registry.calls().signIn(user);
            String district =
                    paper.print(token, Map.of("district", hidden.home().district()));
            assertThat(paper.peopleOn(token, district))
                    .isNotEmpty()
                    .doesNotContain(hidden.id().toString());
            Assignment charge = hidden.assignments().stream()
                    .filter(one -> one.leads() && one.member().isPresent())
                    .findFirst()
                    .orElseThrow();
            String member = paper.print(token, Map.of("member", charge.member().orElseThrow()));
            assertThat(paper.peopleOn(token, member)).contains(hidden.id().toString());
            assertThat(member.replaceAll("\\s", ""))
                    .contains(hidden.name().written().replaceAll("\\s", ""))
                    .doesNotContain(hidden.home().text().replaceAll("\\s", ""));
        }
    }

    @Test
    void pitfall16BeforeADisasterPaperNamesWhoAgreedToSuchAsGetItAndForADisasterEverybody() {
        String desk = registry.calls().signIn("desk");
        var district = town.stream()
                .filter(person -> standsOnDistrictSheets(person)
                        && !person.agreed().list().contains(ConsentScope.SUPPORTERS))
                .findFirst()
                .orElseThrow()
                .home()
                .district();
        List<PersonState> there = town.stream()
                .filter(person -> standsOnDistrictSheets(person)
                        && person.home().district().equals(district))
                .toList();
        Map<String, Object> wanted = Map.of("district", district, "groups", List.of("MEDICAL_COORDINATION"));
        assertThat(paper.peopleOn(desk, paper.print(desk, inPeacetime(wanted))))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(there.stream()
                        .filter(person -> person.agreed().list().contains(ConsentScope.SUPPORTERS))
                        .map(person -> person.id().toString())
                        .toList());
        assertThat(paper.peopleOn(desk, paper.print(desk, wanted)))
                .containsExactlyInAnyOrderElementsOf(
                        there.stream().map(person -> person.id().toString()).toList());

        String member = someCharge(5).member().orElseThrow().toString();
        Map<String, Object> peacetime = inPeacetime(Map.of("member", member));
        List<String> before = paper.peopleOn(desk, paper.print(desk, peacetime));
        String refuses = before.getFirst();
        int version =
                JsonPath.read(paper.call(HttpMethod.GET, "/api/persons/" + refuses, desk, "", null, 200), "$.version");
        paper.call(
                HttpMethod.POST,
                "/api/persons/" + refuses + "/consents",
                desk,
                "",
                Map.of(
                        "version",
                        version,
                        "matters",
                        List.of("LIST"),
                        "scopes",
                        List.of("CARE_MANAGERS"),
                        "answer",
                        "REFUSED",
                        "from",
                        "PERSON",
                        "on",
                        TODAY.toString(),
                        "manner",
                        "PHONE",
                        "explanation",
                        "説明文 第3版"),
                201);

        assertThat(paper.peopleOn(desk, paper.print(desk, peacetime)))
                .hasSize(before.size() - 1)
                .doesNotContain(refuses);
        assertThat(paper.peopleOn(desk, paper.print(desk, Map.of("member", member))))
                .hasSameElementsAs(before);
    }

    private static boolean standsOnDistrictSheets(PersonState person) {
        return person.lifecycle() != Lifecycle.MOVED_AWAY
                && person.lifecycle() != Lifecycle.DIED
                && !person.home().confidential()
                && person.placement().group() == PriorityGroup.MEDICAL_COORDINATION;
    }

    private static Map<String, Object> inPeacetime(Map<String, Object> wanted) {
        Map<String, Object> whole = new HashMap<>(wanted);
        whole.put("occasion", "PEACETIME");
        return whole;
    }

    @Test
    void pitfall32AnOldSheetSaysItsAgeAndWhoLeftItsListIsStillFoundByTheDeskAndNoLongerByTheirFormerCareManager() {
        Assignment charge = someCharge(1);
        String member = charge.member().orElseThrow().toString();
        String desk = registry.calls().signIn("desk");
        String sheet = paper.sheetOn(paper.print(desk, Map.of("member", member)));
        String own = paper.enrolled(member);
        String before = paper.open(own, sheet, 200);
        String left = JsonPath.read(before, "$.rows[0].personId");

        registry.bean(SimTime.class).forward("480h");
        String later = registry.calls().signIn("desk");
        int version =
                JsonPath.read(paper.call(HttpMethod.GET, "/api/persons/" + left, later, "", null, 200), "$.version");
        paper.call(
                HttpMethod.PUT,
                "/api/persons/" + left + "/assignments",
                later,
                "",
                Map.of("version", version, "assignments", List.of()),
                200);

        String byDesk = paper.open(later, sheet, 200);
        assertThat(JsonPath.<Integer>read(byDesk, "$.age")).isEqualTo(20);
        assertThat(JsonPath.<String>read(byDesk, "$.rows[0].personId")).isEqualTo(left);
        assertThat(JsonPath.<Boolean>read(byDesk, "$.rows[0].listed")).isFalse();
        assertThat(JsonPath.<List<Boolean>>read(byDesk, "$.rows[1:].listed")).containsOnly(true);
        String byHer = paper.open(own, sheet, 200);
        assertThat(byHer).doesNotContain(left);
        assertThat(JsonPath.<Map<String, Object>>read(byHer, "$.rows[0]")).containsOnlyKeys("row", "page", "code");
        assertThat(JsonPath.<List<String>>read(byHer, "$.rows[1:].personId"))
                .isEqualTo(JsonPath.<List<String>>read(byDesk, "$.rows[1:].personId"));
    }

    @Test
    void careStaffOpenTheirOwnSheetsOnlyAndMakeNone() {
        String desk = registry.calls().signIn("desk");
        Assignment hers = someCharge(2);
        String sheet =
                paper.sheetOn(paper.print(desk, Map.of("member", hers.member().orElseThrow())));
        String code = JsonPath.read(paper.open(desk, sheet, 200), "$.rows[0].code");
        String district = paper.sheetOn(
                paper.print(desk, Map.of("district", town.getFirst().home().district())));
        String other = paper.enrolled(someCharge(3).member().orElseThrow().toString());
        assertThat(paper.open(other, sheet, 404)).contains("unknown-sheet");
        paper.open(other, "rows/" + code, 404);
        paper.open(other, district, 404);
        paper.make(other, Map.of("member", hers.member().orElseThrow()), 403);
        paper.open("", sheet, 401);
    }

    @Test
    void careStaffListTheirOwnSheetsTheNewestFirstAndNobodyElses() {
        String desk = registry.calls().signIn("desk");
        String member = someCharge(6).member().orElseThrow().toString();
        String first = paper.sheetOn(paper.print(desk, Map.of("member", member)));
        registry.bean(SimTime.class).forward("1m");
        String second = paper.sheetOn(paper.print(desk, Map.of("member", member)));
        paper.print(desk, Map.of("member", someCharge(7).member().orElseThrow()));
        String own = paper.enrolled(member);
        String listed = ownSheets(own);
        assertThat(JsonPath.<List<String>>read(listed, "$.items[*].sheet"))
                .startsWith(second, first)
                .doesNotHaveDuplicates();
        assertThat(JsonPath.<List<String>>read(listed, "$.items[*].list.member"))
                .containsOnly(member);
        assertThat(JsonPath.<Object>read(listed, "$.items[0]"))
                .as("as if it were opened")
                .isEqualTo(JsonPath.read(paper.open(own, second, 200), "$"));
        assertThat(JsonPath.<List<Object>>read(ownSheets(registry.calls().signIn("desk")), "$.items"))
                .isEmpty();
        paper.call(HttpMethod.GET, "/api/sheets", "", "", null, 401);
    }

    @Test
    void sheetsThatAnOlderProductKeptAreListedOnceTheNewerIsUpAndOneThatDoesNotOpenHoldsUpNeitherThemNorTheStart() {
        String desk = registry.calls().signIn("desk");
        String member = someCharge(8).member().orElseThrow().toString();
        List<String> printed = Stream.generate(() -> paper.sheetOn(paper.print(desk, Map.of("member", member))))
                .limit(3)
                .sorted()
                .toList();
        String damaged = printed.get(1);
        var database = registry.bean(RegistryDatabase.class);
        var sheets = database.durable("sheets");
        database.one(sheets.updateMany(
                        new Document("_id", new Document("$in", printed)),
                        new Document("$unset", new Document("of", ""))))
                .then(database.one(sheets.updateOne(
                        new Document("_id", damaged),
                        new Document("$set", new Document("sealed", new Binary(new byte[] {1, 2, 3}))))))
                .then(database.one(database.durable("later-fields").deleteOne(new Document("_id", "sheets.of"))))
                .block(Duration.ofSeconds(10));
        String own = paper.enrolled(member);
        assertThat(ownSheets(own)).doesNotContain(printed);

        registry.beans(DeclaresIndexes.class).forEach(store -> {
            store.createIndexes().block(Duration.ofSeconds(20));
            store.completeOlder().block(Duration.ofSeconds(20));
        });

        assertThat(ownSheets(own))
                .contains(printed.getFirst(), printed.getLast())
                .doesNotContain(damaged);
    }

    private static String ownSheets(String token) {
        return paper.call(HttpMethod.GET, "/api/sheets", token, "", null, 200);
    }

    @Test
    void printingIsInTheTrailWithItsPurposeAndEverybodyOnTheSheetAndTheStoreHoldsNoReadableSheet() {
        String desk = registry.calls().signIn("desk");
        String printed =
                paper.print(desk, Map.of("member", someCharge(4).member().orElseThrow()));
        String person = paper.peopleOn(desk, printed).getLast();
        String trail = paper.call(
                HttpMethod.GET,
                "/api/audit/registry/persons/" + person,
                registry.calls().signIn("admin"),
                "",
                null,
                200);
        assertThat(JsonPath.<List<String>>read(trail, "$.items[?(@.act == 'PRINT')].details.said"))
                .as("paper that needed nobody's consent is told from the other")
                .contains(PaperCalls.PURPOSE + "（災害時：同意によらない）");
        assertThat(JsonPath.<List<String>>read(trail, "$.items[?(@.act == 'PRINT')].details.purpose"))
                .containsOnly("HAND_OUT");
        assertThat(JsonPath.<List<String>>read(trail, "$.items[?(@.act == 'VIEW')].details.purpose"))
                .as("looking at a sheet to enter it")
                .containsOnly("SAFETY_CHECK");

        var database = registry.bean(RegistryDatabase.class);
        List<Document> sheets =
                database.many(database.durable("sheets").find()).collectList().block(Duration.ofSeconds(10));
        assertThat(sheets)
                .isNotEmpty()
                .allSatisfy(sheet -> assertThat(sheet.keySet()).isSubsetOf("_id", "sealed", "of", "madeAt"));
        assertThat(sheets.toString()).doesNotContain(person);
    }

    /** Care managers with at least two people, each another. */
    private static Assignment someCharge(int number) {
        return town.stream()
                .flatMap(person -> person.assignments().stream())
                .filter(one -> one.role() == Assignment.Role.CARE_MANAGER
                        && one.member().isPresent()
                        && one.holdsOn(TODAY))
                .collect(Collectors.groupingBy(
                        one -> one.member().orElseThrow().toString(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(all -> all.size() > 1)
                .skip(number)
                .findFirst()
                .orElseThrow()
                .getFirst();
    }

    private static StateStore<PersonState> persons() {
        return registry.states(PersonState.class);
    }
}
