package jp.anpi.deploy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.http.access.EveryRoute;
import jp.anpi.registry.http.access.SignedIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Every route of the running product, called by everybody: nobody gets more, or less, than the table in the repository says. */
class AccessTableTest {

    private static final Path FILE = Path.of("access-table.txt").toAbsolutePath();

    @TempDir
    static Path directory;

    private static ConfigurableApplicationContext product;
    private static TryingProduct calls;

    @BeforeAll
    static void start() {
        product = Anpi.application()
                .run(
                        "--server.port=0",
                        "--anpi.data-dir=" + directory.resolve("data"),
                        "--anpi.sample=town",
                        "--anpi.admin-password=correct-horse-battery");
        calls = new TryingProduct(product.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
    }

    @Test
    void everybodyGetsWhatTheReviewedTableSays() throws IOException {
        SignedIn door = product.getBean(SignedIn.class);
        Callers.signIn(door, MemberId.random(), new OfficeId(java.util.UUID.randomUUID()));
        String admin = "table-" + Role.ADMIN;
        calls.when(
                "/actuator/health/readiness",
                admin,
                health -> health.get("status").asString().equals("UP"));
        AccessTable.Subject own = client(admin);
        AccessTable.Subject foreign = stranger(admin, own);
        Callers callers = Callers.signIn(door, MemberId.of(own.member()), OfficeId.of(own.office()));
        var incidents = new AccessTable.Incidents(
                calls.open("REAL", admin),
                calls.open("DRILL", admin),
                calls.open("REAL", admin),
                calls.open("DRILL", admin));
        for (String incident : List.of(incidents.real(), incidents.drill())) {
            calls.put("/api/incidents/" + incident + "/citizens-page", admin, Map.of("open", true));
        }

        String present = new AccessTable(calls, callers, own, foreign, incidents).of(EveryRoute.in(product));

        if (Boolean.getBoolean("anpi.access.write")) {
            Files.writeString(FILE, present);
        }
        assertThat(present).as("our own faults, or held back").doesNotContain("!");
        assertThat(present)
                .as("the product lets in others than the reviewed table says; if that is meant, write the table anew "
                        + "as its first lines tell and have the change read")
                .isEqualTo(Files.readString(FILE));
    }

    /** Somebody with a care manager, who is not under protection. */
    private static AccessTable.Subject client(String admin) {
        for (JsonNode person : people(admin)) {
            for (JsonNode assignment : person.get("assignments")) {
                if (assignment.get("role").asString().equals("CARE_MANAGER")
                        && assignment.hasNonNull("member")
                        && !person.get("addressProtected").asBoolean()) {
                    return new AccessTable.Subject(
                            person.get("id").asString(),
                            assignment.get("member").asString(),
                            assignment.get("office").asString());
                }
            }
        }
        throw new AssertionError("the town has nobody with a care manager");
    }

    /** Somebody with whom that member and office have nothing to do. */
    private static AccessTable.Subject stranger(String admin, AccessTable.Subject own) {
        for (JsonNode person : people(admin)) {
            String all = person.toString();
            for (JsonNode assignment : person.get("assignments")) {
                if (!all.contains(own.member()) && !all.contains(own.office()) && assignment.hasNonNull("member")) {
                    return new AccessTable.Subject(
                            person.get("id").asString(),
                            assignment.get("member").asString(),
                            assignment.get("office").asString());
                }
            }
        }
        throw new AssertionError("everybody in town is the same member's");
    }

    private static List<JsonNode> people(String admin) {
        return calls.get("/api/persons?group=PUSH_SUPPORT&limit=40", admin)
                .get("items")
                .valueStream()
                .map(person -> calls.get("/api/persons/" + person.get("id").asString(), admin))
                .toList();
    }
}
