package jp.anpi.safety.check;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.safety.clock.Assumptions;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.ladder.PeopleAround;
import jp.anpi.safety.ladder.StepTaken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Applies the core's rules to loaded checks. */
final class Folder {

    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);

    private final CheckLoader loader;
    private final LetGo letGo;
    private final PeopleAround around;
    private final Assumptions assumptions;
    private final InstantSource clock;
    private final Faults faults;

    Folder(
            CheckLoader loader,
            LetGo letGo,
            PeopleAround around,
            Assumptions assumptions,
            InstantSource clock,
            Faults faults) {
        this.loader = loader;
        this.letGo = letGo;
        this.around = around;
        this.assumptions = assumptions;
        this.clock = clock;
        this.faults = faults;
    }

    /**
     * What each check becomes. An empty list of events means that its time may have come.
     *
     * @param events per check, in their order
     */
    Mono<List<CheckWriter.Decided>> fold(CheckLoader.Loaded loaded, Map<CheckKey, List<CheckEvent>> events) {
        return letGo.beside(loaded.checks(), events).flatMap(all -> foldAll(loaded, all));
    }

    private Mono<List<CheckWriter.Decided>> foldAll(CheckLoader.Loaded loaded, Map<CheckKey, List<CheckEvent>> events) {
        List<CheckWriter.Decided> decided = new ArrayList<>(events.size());
        Set<PersonId> sketchy = new HashSet<>();
        events.forEach((key, happened) -> {
            SafetyCheck check = loaded.checks().get(key);
            Incident incident = loaded.incidents().get(key.incident());
            PersonState person = loaded.people().get(key.person());
            if (check != null && incident != null && person != null) {
                var one = fold(check, incident, person, happened);
                decided.add(one);
                if (loaded.sketched().contains(key.person()) && asksSomebody(one)) {
                    sketchy.add(key.person());
                }
            }
        });
        return sketchy.isEmpty() ? Mono.just(decided) : again(loaded, events, decided, sketchy);
    }

    /** Whether a question goes out, or found nobody as long as only the roster row was known. */
    private static boolean asksSomebody(CheckWriter.Decided one) {
        return one.decision().notices().stream().anyMatch(NoticeEvent.NoticeRequested.class::isInstance)
                || !asking(one.before()).equals(asking(one.decision().check()));
    }

    private static List<StepTaken> asking(SafetyCheck check) {
        return check.steps().stream()
                .filter(step -> step.what() != StepTaken.What.ENDED)
                .toList();
    }

    /** Questions about people of whom only the roster row was at hand are asked with everything that is known. */
    private Mono<List<CheckWriter.Decided>> again(
            CheckLoader.Loaded loaded,
            Map<CheckKey, List<CheckEvent>> events,
            List<CheckWriter.Decided> decided,
            Set<PersonId> sketchy) {
        return loader.whole(sketchy).map(whole -> {
            Map<PersonId, PersonState> people = new HashMap<>(loaded.people());
            people.putAll(whole);
            return decided.stream()
                    .map(one -> {
                        var key = CheckKey.of(one.before());
                        PersonState person = people.get(key.person());
                        Incident incident = loaded.incidents().get(key.incident());
                        return sketchy.contains(key.person()) && person != null && incident != null
                                ? fold(one.before(), incident, person, events.getOrDefault(key, List.of()))
                                : one;
                    })
                    .toList();
        });
    }

    private CheckWriter.Decided fold(
            SafetyCheck check, Incident incident, PersonState person, List<CheckEvent> happened) {
        var facts = incident.facts();
        var now = facts.clock().incidentTime(clock.instant());
        var context = new CheckContext(facts, person, around, assumptions);
        SafetyCheck after = check;
        List<NoticeEvent> notices = new ArrayList<>();
        List<CheckEvent> refused = new ArrayList<>();
        if (happened.isEmpty()) {
            var due = guarded(check, () -> CheckRules.due(check, context, now));
            return new CheckWriter.Decided(check, due.orElse(new Decision(check, List.of())), List.of());
        }
        for (var event : happened) {
            SafetyCheck before = after;
            var decision = guarded(before, () -> CheckRules.fold(before, event, context, now));
            if (decision.isEmpty()) {
                refused.add(event instanceof CheckEvent.Recalling recalling ? recalling.event() : event);
            } else {
                after = decision.get().check();
                notices.addAll(decision.get().notices());
            }
        }
        return new CheckWriter.Decided(check, new Decision(after, notices), refused);
    }

    /** A fault of the rules concerns one event of one person: it is set aside, counted and told, and stops nobody else. */
    private Optional<Decision> guarded(SafetyCheck check, Supplier<Decision> rules) {
        try {
            return Optional.of(rules.get());
        } catch (RuntimeException ours) {
            faults.increment();
            LOG.error(
                    "the rules fail on check {}: {} at {}",
                    CheckKey.of(check).documentId(),
                    ours.getClass().getName(),
                    Arrays.stream(ours.getStackTrace()).limit(3).toList());
            return Optional.empty();
        }
    }
}
