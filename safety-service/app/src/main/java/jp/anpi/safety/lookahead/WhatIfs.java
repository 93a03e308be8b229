package jp.anpi.safety.lookahead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.check.CheckItem;
import jp.anpi.safety.check.CheckKey;
import jp.anpi.safety.check.CheckStore;
import jp.anpi.safety.check.SafetyCheck;
import jp.anpi.safety.clock.Assumptions;
import jp.anpi.safety.clock.LifeSupportClocks;
import jp.anpi.safety.incident.FrozenRoster;
import jp.anpi.safety.incident.FrozenRosters;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.roster.PersonRow;
import jp.anpi.safety.roster.Roster;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Works out what a power loss would do, a few hundred people at a time. Whoever has no life support is told by their row in
 * memory and only counted: of a city's thirty thousand people in groups ① to ④ a thousand are read.
 */
final class WhatIfs {

    private static final int AT_A_TIME = 500;
    private static final int MOST_SHOWN = 500;

    private final FrozenRosters rosters;
    private final Roster roster;
    private final CheckStore checks;
    private final Assumptions assumptions;

    WhatIfs(FrozenRosters rosters, Roster roster, CheckStore checks, Assumptions assumptions) {
        this.rosters = rosters;
        this.roster = roster;
        this.checks = checks;
        this.assumptions = assumptions;
    }

    /** @param deaths whether the viewer may know of reported deaths */
    Mono<WhatIfAnswer> answer(Incident incident, PowerLoss loss, Instant now, boolean deaths) {
        var whatIf = new WhatIf(incident.facts(), loss, roster, assumptions);
        var sight = new Sight(incident, whatIf, now, deaths);
        return rosters.of(incident.id()).publishOn(Schedulers.parallel()).flatMap(frozen -> {
            List<PersonRow> inside = inside(frozen, whatIf);
            return Flux.fromIterable(inside)
                    .filter(this::mayDepend)
                    .buffer(AT_A_TIME)
                    .concatMap(some -> look(some, sight), 1)
                    .reduce(Portion.NOTHING, Portion::and)
                    .map(all -> answer(all, loss, now, looked(frozen, inside, all, whatIf)));
        });
    }

    private record Sight(Incident incident, WhatIf whatIf, Instant now, boolean deaths) {}

    /** Some people's part of the answer. */
    private record Portion(int dependent, Optional<Instant> newestReportAt, List<Found> found) {

        static final Portion NOTHING = new Portion(0, Optional.empty(), List.of());

        Portion and(Portion other) {
            List<Found> both = new ArrayList<>(found);
            both.addAll(other.found);
            return new Portion(
                    dependent + other.dependent,
                    Stream.of(newestReportAt, other.newestReportAt)
                            .flatMap(Optional::stream)
                            .max(Comparator.naturalOrder()),
                    both);
        }
    }

    private record Found(Prospect prospect, CheckItem now) {}

    private static List<PersonRow> inside(FrozenRoster frozen, WhatIf whatIf) {
        return frozen.stream()
                .filter(row -> row.group() != PriorityGroup.GENERAL)
                .filter(row -> whatIf.territory().holds(row.home()))
                .toList();
    }

    /** As the registry has the person now: a ventilator may have come since the roster was frozen. */
    private boolean mayDepend(PersonRow frozen) {
        return roster.findRow(frozen.id())
                .filter(row -> row.lifeSupport() || depends(LifeSupport.NONE, frozen.group()))
                .isPresent();
    }

    /** Whether anything can run out, told or assumed. */
    private static boolean depends(LifeSupport told, PriorityGroup group) {
        return !LifeSupportClocks.known(told, group).equals(LifeSupport.NONE);
    }

    private WhatIfAnswer.Looked looked(FrozenRoster frozen, List<PersonRow> inside, Portion all, WhatIf whatIf) {
        int unknown = (int) inside.stream()
                .filter(row -> roster.findRow(row.id()).isEmpty())
                .count();
        return new WhatIfAnswer.Looked(inside.size(), all.dependent(), notLocated(frozen, whatIf), unknown);
    }

    private static int notLocated(FrozenRoster frozen, WhatIf whatIf) {
        return (int) frozen.stream()
                .filter(row -> row.group() != PriorityGroup.GENERAL)
                .filter(row -> whatIf.territory().needsPositionOf(row.home()))
                .count();
    }

    private Mono<Portion> look(List<PersonRow> some, Sight sight) {
        return roster.people(some.stream().map(PersonRow::id).toList()).flatMap(people -> {
            List<PersonRow> dependent = some.stream()
                    .filter(row -> Optional.ofNullable(people.get(row.id()))
                            .filter(person -> depends(person.lifeSupport(), row.group()))
                            .isPresent())
                    .toList();
            return checks.find(dependent.stream()
                            .map(row -> new CheckKey(sight.incident().id(), row.id()))
                            .toList())
                    .publishOn(Schedulers.parallel())
                    .map(found -> portion(dependent, people, found, sight));
        });
    }

    private static Portion portion(
            List<PersonRow> dependent,
            Map<PersonId, PersonState> people,
            Map<CheckKey, SafetyCheck> stored,
            Sight sight) {
        List<Found> found = new ArrayList<>();
        Optional<Instant> newest = Optional.empty();
        for (PersonRow row : dependent) {
            PersonState person = people.get(row.id());
            SafetyCheck check = Optional.ofNullable(
                            stored.get(new CheckKey(sight.incident().id(), row.id())))
                    .orElseGet(() -> SafetyCheck.of(sight.incident().rowOf(row)));
            newest = Stream.of(newest, check.reading().lastReportAt())
                    .flatMap(Optional::stream)
                    .max(Comparator.naturalOrder());
            if (person != null) {
                sight.whatIf()
                        .of(check, person, sight.now())
                        .map(prospect -> new Found(
                                prospect,
                                CheckItem.of(row, Optional.of(check.toState()), sight.deaths())
                                        .withoutClaimant()))
                        .ifPresent(found::add);
            }
        }
        return new Portion(dependent.size(), newest, found);
    }

    private static WhatIfAnswer answer(Portion all, PowerLoss loss, Instant now, WhatIfAnswer.Looked of) {
        List<WhatIfAnswer.Item> items = all.found().stream()
                .sorted(Comparator.comparing(Found::prospect, Prospect.BY_TIME_LEFT))
                .limit(MOST_SHOWN)
                .map(found -> new WhatIfAnswer.Item(
                        found.now(),
                        found.prospect().first(),
                        found.prospect().ending(),
                        found.prospect().anyway(),
                        found.prospect().asked(),
                        found.prospect().deskHears()))
                .toList();
        return new WhatIfAnswer(
                now,
                loss.from(),
                loss.until(),
                all.newestReportAt(),
                of,
                all.found().size(),
                items);
    }
}
