package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.testkit.Until;
import jp.anpi.safety.roster.Roster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The map: who is on it, who sees whom, and who is on none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class C03_MapTest {

    private static final Position PLACE = new Position(35.9012, 139.9345);
    private static final String BOX = "139.933,35.900,139.936,35.902";
    /** The tile of the place at zoom 16. */
    private static final String NEAR = tileOf(16);

    private final Town town = Town.of(3);
    private final PersonState alone = town.person(PriorityGroup.PUSH_SUPPORT, 0);
    private final PersonState protectedOne = town.person(PriorityGroup.PUSH_SUPPORT, 1);
    private final PersonState nowhere = town.person(PriorityGroup.PUSH_SUPPORT, 2);
    private final PersonState laterProtected = town.person(PriorityGroup.GENERAL, 0);
    private World world;
    private Session desk;
    private String incident;

    private static String tileOf(int zoom) {
        double lat = Math.toRadians(PLACE.lat());
        int n = 1 << zoom;
        int x = (int) ((PLACE.lon() + 180) / 360 * n);
        int y = (int) ((1 - Math.log(Math.tan(lat) + 1 / Math.cos(lat)) / Math.PI) / 2 * n);
        return "/map/tiles/" + zoom + "/" + x + "/" + y;
    }

    @BeforeAll
    void openAnIncident() {
        world = World.start();
        world.know(new Town(
                town.districts(),
                town.offices(),
                town.members(),
                town.people().stream().map(this::moved).toList()));
        desk = world.desk();
        incident = desk.open(Map.of());
    }

    private PersonState moved(PersonState person) {
        if (person.id().equals(alone.id()) || person.id().equals(laterProtected.id())) {
            return living(person, Optional.of(PLACE), false);
        }
        if (person.id().equals(protectedOne.id())) {
            return living(person, Optional.of(PLACE), true);
        }
        if (person.id().equals(nowhere.id())) {
            return living(person, Optional.empty(), false);
        }
        return living(person, Optional.of(new Position(35.95, 139.99)), false);
    }

    private static PersonState living(PersonState person, Optional<Position> where, boolean confidential) {
        DistrictId district = person.home().district();
        return new PersonState(
                person.id(),
                person.version() + 1,
                person.name(),
                person.birthDate(),
                new Home(person.home().text(), district, where, confidential),
                person.phone(),
                person.lifecycle(),
                person.placement(),
                person.lifeSupport(),
                person.hasPlan(),
                person.checkers(),
                person.assignments(),
                person.services(),
                person.contacts(),
                person.changes(),
                person.aliases(),
                person.consents());
    }

    @AfterAll
    void end() {
        world.close();
    }

    private String path(String rest) {
        return "/api/incidents/" + incident + rest;
    }

    private byte[] bytes(Session session, String rest) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer =
                    client.send(session.request(path(rest)).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/vnd.mapbox-vector-tile");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            return answer.body();
        }
    }

    private String text(Session session, String rest) throws IOException, InterruptedException {
        return new String(bytes(session, rest), StandardCharsets.ISO_8859_1);
    }

    private List<String> inTheBox() {
        List<String> found = new ArrayList<>();
        desk.get(path("/checks?box=" + BOX))
                .json()
                .get("items")
                .forEach(item -> found.add(item.get("personId").asString()));
        return found;
    }

    @Test
    void pitfall28WhoIsOnNoMapIsCountedBesideIt() {
        var facts = desk.get(path("/map")).json();

        assertThat(facts.get("shown").asInt()).isEqualTo(13);
        assertThat(facts.get("unlocated").asInt()).isEqualTo(1);
        assertThat(desk.get(path("/board")).json().get("unlocated").asInt()).isEqualTo(1);
        assertThat(facts.get("hidden").asInt()).isEqualTo(1);
        assertThat(facts.has("online")).isFalse();
        assertThat(desk.get(path("/checks?located=false")).json().get("items")).hasSize(1);
        assertThat(desk.get(path("/checks?located=true")).json().get("items")).hasSize(13);
    }

    @Test
    void aTileNamesNobodyAndAClickAsksForTheListOfThosePeople() throws Exception {
        assertThat(text(desk, NEAR))
                .contains("people", "PUSH_SUPPORT")
                .doesNotContain(alone.id().toString());
        assertThat(inTheBox())
                .contains(alone.id().toString())
                .doesNotContain(protectedOne.id().toString());
        assertThat(text(desk, tileOf(10))).contains("cells", "PUSH_SUPPORT.");
    }

    @Test
    void aChangeShowsInTheTile() throws Exception {
        desk.post(path("/reports"), Reports.with(Reports.safe(alone.id()), "needs", List.of(Map.of("kind", "RESCUE"))));

        Until.holds("the tile shows it", () -> {
            try {
                return text(desk, NEAR).contains("NEEDS_HELP")
                        && text(desk, tileOf(9)).contains("PUSH_SUPPORT.NEEDS_HELP");
            } catch (IOException | InterruptedException failure) {
                throw new AssertionError(failure);
            }
        });
    }

    @Test
    void whoComesUnderProtectionLaterIsNoLongerDrawnOrListed() throws Exception {
        assertThat(text(desk, NEAR)).contains("GENERAL");
        assertThat(inTheBox()).contains(laterProtected.id().toString());
        PersonState known = living(laterProtected, Optional.of(PLACE), true).withVersion(100);
        world.publish(RegistryTopics.PERSON, RecordKey.of(known.id()), known);
        Roster roster = world.bean(Roster.class);
        Until.holds("the service knows", () -> roster.isProtected(known.id()));

        assertThat(text(desk, NEAR)).doesNotContain("GENERAL");
        assertThat(inTheBox()).doesNotContain(laterProtected.id().toString());
    }

    @Test
    void whoSeesNumbersOnlySeesNoPerson() throws Exception {
        var auditor = world.signIn("auditor", Role.AUDITOR, Optional.empty(), Optional.empty());

        assertThat(text(auditor, tileOf(13))).contains("cells");
        assertThat(auditor.get(path(NEAR)).status()).isEqualTo(403);
        var care = world.signIn(
                "care",
                Role.CARE_MANAGER,
                Optional.of(town.firstCareManager().id()),
                Optional.of(town.firstCareManager().office()));
        assertThat(care.get(path(tileOf(13))).status()).isEqualTo(403);
        assertThat(care.get(path("/map")).status()).isEqualTo(403);
        var own = care.get(path("/checks?box=" + BOX)).json().get("items");
        assertThat(own).hasSize(1);
        assertThat(own.get(0).get("personId").asString()).isEqualTo(alone.id().toString());
    }

    @Test
    void unlessTheCityWantsItNothingIsPublic() {
        assertThat(desk.get("/api/public/incidents").status()).isEqualTo(404);
        assertThat(desk.get("/api/public/incidents/" + incident + "/progress.csv")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aTileThatDoesNotExistAndABoxThatIsNoneAreRefused() {
        assertThat(desk.get(path("/map/tiles/3/8/0")).status()).isEqualTo(404);
        assertThat(desk.get(path("/map/tiles/25/0/0")).status()).isEqualTo(404);
        assertThat(desk.get(path("/checks?box=1,2,3")).status()).isEqualTo(400);
        assertThat(desk.get(path("/checks?box=2,1,1,2")).status()).isEqualTo(400);
        assertThat(desk.get(path("/checks?box=a,b,c,d")).body()).contains("西,南,東,北");
    }
}
