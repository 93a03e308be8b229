package jp.anpi.safety.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.incident.Policy;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What an operator writes into the configuration, and what the start says when it is nonsense. */
class LadderPropertiesTest {

    private static final String OFFICE = "11111111-2222-4333-8444-555555555555";
    private static final String OTHER = "22222222-2222-4333-8444-555555555555";

    private final Map<String, String> given = new HashMap<>();

    private LadderProperties bound() {
        return new Binder(new MapConfigurationPropertySource(given))
                .bindOrCreate("anpi.ladder", LadderProperties.class);
    }

    private void table() {
        given.put("anpi.ladder.policies[0].name", "2027");
        for (PriorityGroup group : PriorityGroup.values()) {
            String rung = "anpi.ladder.policies[0].groups." + group + ".rungs[0].";
            given.put(rung + "roles", "CARE_MANAGER");
            given.put(rung + "patience", "20m");
        }
    }

    private void refusedWith(String... parts) {
        assertThatThrownBy(this::bound)
                .isInstanceOf(BindException.class)
                .rootCause()
                .as("refused while it is read, so that the start ends with one sentence")
                .hasMessageContainingAll(parts);
    }

    @Test
    void nothingGivenIsTheCitysTableAndNoRoster() {
        assertThat(bound().read().all()).containsExactly(Policy.STANDARD);
        assertThat(bound().readDuty().all()).isEmpty();
    }

    @Test
    void aWholeTableIsReadWithItsDeputiesAnswersAndTries() {
        table();
        String row = "anpi.ladder.policies[0].groups.PUSH_SUPPORT.";
        given.put(row + "answers", "2");
        given.put(row + "tries", "4");
        given.put(row + "tries-within", "90m");
        given.put(row + "desk-answers-within", "3m");
        given.put("anpi.ladder.policies[0].deputies." + OFFICE, OTHER);
        Policy policy = bound().read().all().getFirst();
        var group = policy.of(PriorityGroup.PUSH_SUPPORT);
        assertThat(group.answers()).isEqualTo(2);
        assertThat(group.tries().most()).isEqualTo(4);
        assertThat(group.tries().within()).isEqualTo(Duration.ofMinutes(90));
        assertThat(group.deskAnswersWithin()).contains(Duration.ofMinutes(3));
        assertThat(policy.deputies()).hasSize(1);
    }

    @Test
    void aRungShorterThanASecondIsRefusedByItsKey() {
        table();
        given.put("anpi.ladder.policies[0].groups.GENERAL.rungs[0].patience", "999ms");
        refusedWith("anpi.ladder.policies[0].groups.GENERAL.rungs[0].patience: ");
    }

    @Test
    void aMissingGroupIsRefusedByItsKey() {
        table();
        given.keySet().removeIf(key -> key.contains("GENERAL"));
        refusedWith("anpi.ladder.policies[0].groups.GENERAL: is missing");
    }

    @Test
    void twoTablesOfOneNameAreRefusedByTheirKey() {
        table();
        Map.copyOf(given).forEach((key, value) -> given.put(key.replace("policies[0]", "policies[1]"), value));
        refusedWith("anpi.ladder.policies[1].name: another table is named 2027 too");
    }

    @Test
    void aCircleOfDeputiesIsRefusedByItsKey() {
        table();
        given.put("anpi.ladder.policies[0].deputies." + OFFICE, OTHER);
        given.put("anpi.ladder.policies[0].deputies." + OTHER, OFFICE);
        refusedWith("anpi.ladder.policies[0].deputies." + OFFICE + ": ", "circle");
    }

    @Test
    void aDeputyThatIsNoOfficeIsRefusedByItsKey() {
        table();
        given.put("anpi.ladder.policies[0].deputies." + OFFICE, "隣町のデイ");
        refusedWith("anpi.ladder.policies[0].deputies." + OFFICE + ": must name two offices");
    }

    @Test
    void aDutyRosterIsReadAndItsNonsenseRefusedByItsKey() {
        given.put("anpi.ladder.duty[0].from", "2026-11-20T17:00:00");
        given.put("anpi.ladder.duty[0].officers[0].title", "当直責任者");
        given.put("anpi.ladder.duty[0].officers[0].name", "山田");
        given.put("anpi.ladder.duty[0].officers[0].mail", "yamada@city.example");
        assertThat(bound().readDuty().at(LocalDateTime.parse("2026-11-21T03:00")))
                .singleElement()
                .satisfies(officer -> assertThat(officer.mail()).contains("yamada@city.example"));
        given.put("anpi.ladder.duty[1].from", "2026-11-21T08:30:00");
        refusedWith("anpi.ladder.duty[1].officers: ");
    }
}
