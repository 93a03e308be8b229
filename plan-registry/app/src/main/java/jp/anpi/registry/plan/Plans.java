package jp.anpi.registry.plan;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.plan.PlanHistory.Outcome;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps plans and lets the person's state follow. A version is due from the moment it changes until the state follows it, so
 * what a crash left in between is done by the next sweep, and so is what the day alone changes: a plan that expires.
 */
public final class Plans {

    private static final int TRIES = 8;
    private static final int PAGE = 500;

    private final StateStore<PersonState> persons;
    private final PlanStore plans;
    private final PlanTerms terms;
    private final FloodArea flood;
    private final Departures departures;
    private final ZoneId zone;
    private final InstantSource clock;

    Plans(
            StateStore<PersonState> persons,
            PlanStore plans,
            PlanTerms terms,
            FloodArea flood,
            Departures departures,
            ZoneId zone,
            InstantSource clock) {
        this.persons = persons;
        this.plans = plans;
        this.terms = terms;
        this.flood = flood;
        this.departures = departures;
        this.zone = zone;
        this.clock = clock;
    }

    /** A person and all versions of their plan. */
    record Shown(PersonState person, PlanHistory history) {}

    PlanTerms terms() {
        return terms;
    }

    /** In the city's zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Refused (404) when there is no such person. */
    Mono<Shown> find(PersonId id) {
        return persons.find(id.toString())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .flatMap(person -> plans.history(id).map(history -> new Shown(person, history)));
    }

    /** All versions; none of somebody who never had one. */
    public Mono<PlanHistory> history(PersonId id) {
        return plans.history(id);
    }

    /** What a version is worth today. */
    public Standing standing(PlanHistory history, EvacuationPlan version) {
        return history.standing(version, terms, today());
    }

    /** The day on which somebody should look at it again. */
    public LocalDate reviewDue(EvacuationPlan plan) {
        return terms.reviewDue(plan);
    }

    /**
     * How many people had a plan in each of so many months, the present one last, by the group that they are in today; of who died
     * or moved away until then.
     */
    Mono<List<PlanSeries.Grouped>> series(int months) {
        LocalDate today = today();
        YearMonth first = YearMonth.from(today).minusMonths(months - 1L);
        return plans.histories()
                .buffer(PAGE)
                .concatMap(this::byGroup)
                .map(groups -> series(groups, first, today))
                .reduce((some, others) -> {
                    others.forEach((group, more) -> some.merge(group, more, PlanSeries::sum));
                    return some;
                })
                .defaultIfEmpty(series(Map.of(), first, today))
                .map(PlanSeries::sideBySide);
    }

    private Map<PriorityGroup, List<PlanSeries.Month>> series(
            Map<PriorityGroup, List<PlanSeries.Owned>> groups, YearMonth first, LocalDate today) {
        Map<PriorityGroup, List<PlanSeries.Month>> series = new EnumMap<>(PriorityGroup.class);
        for (PriorityGroup group : PriorityGroup.values()) {
            series.put(group, PlanSeries.of(groups.getOrDefault(group, List.of()), first, terms, today));
        }
        return series;
    }

    private Mono<Map<PriorityGroup, List<PlanSeries.Owned>>> byGroup(List<PlanHistory> histories) {
        return owners(histories)
                .flatMap(people -> departures
                        .of(people.values().stream()
                                .filter(person -> !person.lifecycle().isHere())
                                .map(PersonState::id)
                                .toList())
                        .map(gone -> histories.stream()
                                .flatMap(history -> Optional.ofNullable(
                                        people.get(history.person().toString()))
                                        .filter(person -> person.lifecycle().isHere() || gone.containsKey(person.id()))
                                        .map(person -> Map.entry(
                                                person.placement().group(),
                                                new PlanSeries.Owned(
                                                        history, Optional.ofNullable(gone.get(person.id())))))
                                        .stream())
                                .collect(Collectors.groupingBy(
                                        Map.Entry::getKey,
                                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())))));
    }

    private Mono<Map<String, PersonState>> owners(List<PlanHistory> histories) {
        return persons.find(
                histories.stream().map(history -> history.person().toString()).toList());
    }

    /**
     * How many people have a version of each standing today; who writes the next one beside what counts is under both, and who
     * died or moved away under none.
     */
    Mono<Map<Standing, Long>> standings() {
        return plans.histories()
                .buffer(PAGE)
                .concatMap(histories -> owners(histories)
                        .flatMapIterable(people -> histories.stream()
                                .filter(history -> Optional.ofNullable(
                                                people.get(history.person().toString()))
                                        .filter(person -> person.lifecycle().isHere())
                                        .isPresent())
                                .toList()))
                .concatMapIterable(history -> Stream.concat(history.current().stream(), history.open().stream())
                        .map(version -> standing(history, version))
                        .toList())
                .collect(() -> new EnumMap<>(Standing.class), (counts, one) -> counts.merge(one, 1L, Long::sum));
    }

    /** What is wrong or risky in a version. */
    Mono<List<PlanNotice>> notices(PersonState person, EvacuationPlan plan) {
        return named(person, plan)
                .map(counts -> PlanNotices.of(plan.content(), person.lifeSupport(), counts, flood, today()));
    }

    /** On how many people's plans each supporter is named: this person's, and those that count of others who are here. */
    private Mono<Map<Supporter, Integer>> named(PersonState person, EvacuationPlan plan) {
        return plans.named(person.id(), plan.content().supporters())
                .flatMap(others -> gone(others.values().stream()
                                .flatMap(Set::stream)
                                .collect(Collectors.toSet()))
                        .map(gone -> others.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        one -> 1
                                                + (int) one.getValue().stream()
                                                        .filter(other -> !gone.contains(other))
                                                        .count()))));
    }

    /** Those of them who died or moved away; their plans bind nobody's hands. */
    Mono<Set<String>> gone(Set<String> people) {
        return persons.ids(new Document("_id", new Document("$in", List.copyOf(people))).append("gone", true));
    }

    /** Does something with a person's plan; answers the version that it changed. */
    Mono<EvacuationPlan> act(PersonId id, Function<Shown, Outcome> act) {
        return find(id).flatMap(shown -> switch (act.apply(shown)) {
            case Outcome.Changed(EvacuationPlan plan) ->
                plans.put(plan, today())
                        .filter(stored -> stored)
                        .switchIfEmpty(Mono.error(
                                () -> Problem.of(PlanProblem.PLAN_CHANGED).refused()))
                        .then(Mono.defer(() -> follow(id, TRIES)))
                        .thenReturn(plan);
            case Outcome.Refused(PlanHistory.Refusal why) -> Mono.error(refused(why));
        });
    }

    /** All versions of everybody who ever had one, in the order of their ids. */
    public Flux<PlanHistory> histories() {
        return plans.histories();
    }

    /** Whoever has a version that counts, or did until nobody reviewed it, or that is being written. */
    public Flux<PersonId> planned() {
        return plans.histories()
                .filter(history ->
                        history.current().isPresent() || history.open().isPresent())
                .map(PlanHistory::person);
    }

    /** Those of the people who ever had a version, be it a draft. */
    public Mono<Set<PersonId>> among(Collection<PersonId> people) {
        return plans.among(people);
    }

    /** Whom versions name to check on somebody that do not count yet. */
    public Flux<NamedChecker> toBeNamed() {
        return plans.histories()
                .concatMapIterable(history -> history.open()
                        .map(version -> version.content().checkers())
                        .orElse(List.of()));
    }

    /** Takes a version in that a list brings; false when somebody else was faster. */
    public Mono<Boolean> adopt(EvacuationPlan plan) {
        return plans.put(plan, today())
                .flatMap(stored -> stored ? follow(plan.person(), TRIES).thenReturn(true) : Mono.just(false));
    }

    /**
     * Makes a version what it was; false when it was changed since, or somebody else wrote it.
     *
     * @param left the version as a list left it
     * @param before empty when the list brought it
     * @param person as they were, for whom no version is left to say who is around them
     */
    public Mono<Boolean> undo(EvacuationPlan left, Optional<EvacuationPlan> before, PersonState person) {
        Mono<Boolean> undone = plans.history(left.person())
                .filter(history -> history.versions().contains(left))
                .flatMap(_ -> before.map(was -> plans.put(was.after(left.edit()), today()))
                        .orElseGet(() -> plans.remove(left)))
                .defaultIfEmpty(false);
        return undone.flatMap(done -> done
                ? follow(left.person(), TRIES)
                        .then(Mono.defer(() -> plans.history(left.person())))
                        .flatMap(history -> history.versions().isEmpty() ? around(person, left, TRIES) : Mono.empty())
                        .thenReturn(true)
                : Mono.just(false));
    }

    /** Gives somebody without any version back what was known before there was one. */
    private Mono<Void> around(PersonState was, EvacuationPlan left, int tries) {
        if (tries == 0) {
            return Mono.error(Problem.of(PlanProblem.PLAN_CHANGED).refused());
        }
        return persons.find(was.id().toString())
                .flatMap(now -> persons.put(PlanEffect.takenBack(now, was, left, terms, today())))
                .flatMap(stored -> stored ? Mono.<Void>empty() : around(was, left, tries - 1));
    }

    private static RuntimeException refused(PlanHistory.Refusal why) {
        return Problem.of(
                        switch (why) {
                            case NO_SUCH_VERSION -> CommonProblem.NOT_FOUND;
                            case CHANGED_MEANWHILE -> PlanProblem.PLAN_CHANGED;
                            case ONE_IS_OPEN -> PlanProblem.PLAN_OPEN;
                            case NOT_IN_THIS_STAGE -> PlanProblem.PLAN_STAGE;
                            case OLDER_WORD -> PlanProblem.PLAN_OLDER_WORD;
                        })
                .refused();
    }

    /** How long to wait for the next sweep: not past the turn of the day in the city, by which figures of plans and people part. */
    public Duration pause(Duration most) {
        Duration left = Duration.between(
                clock.instant(), today().plusDays(1).atStartOfDay(zone).toInstant());
        return left.compareTo(most) < 0 ? left : most;
    }

    /** Does what is due by today; answers how many people's states it changed. */
    public Mono<Long> sweep() {
        return Mono.defer(this::sweepPage)
                .expand(page -> page.looked() < PAGE ? Mono.empty() : sweepPage())
                .reduce(0L, (sum, page) -> sum + page.changed());
    }

    private record Swept(int looked, long changed) {}

    private Mono<Swept> sweepPage() {
        return plans.due(today(), PAGE)
                .collectList()
                .flatMap(due -> Flux.fromIterable(due)
                        .distinct()
                        .concatMap(person -> follow(person, TRIES))
                        .filter(changed -> changed)
                        .count()
                        .map(changed -> new Swept(due.size(), changed)));
    }

    /**
     * Lets the person's state follow their plans; true when that changed something. The person is read before the plans:
     * whoever changes the plans later and the person with them is not written over with what older plans make of them. Who
     * found the person as the newer plans want them changed nothing that would show here; so the plans are read once more.
     */
    private Mono<Boolean> follow(PersonId id, int tries) {
        if (tries == 0) {
            return Mono.error(Problem.of(PlanProblem.PLAN_CHANGED).refused());
        }
        return persons.find(id.toString())
                .flatMap(person -> plans.history(id).flatMap(history -> {
                    PersonState followed = PlanEffect.on(person, history, terms, today());
                    if (followed.version() == person.version()) {
                        return settle(history).thenReturn(false);
                    }
                    return persons.put(followed)
                            .flatMap(stored -> stored
                                    ? settleOrFollow(history, tries - 1).thenReturn(true)
                                    : follow(id, tries - 1));
                }))
                .switchIfEmpty(Mono.defer(() ->
                        plans.history(id).flatMap(history -> settle(history).thenReturn(false))));
    }

    private Mono<Void> settleOrFollow(PlanHistory followed, int tries) {
        return plans.history(followed.person())
                .flatMap(present -> present.equals(followed)
                        ? settle(present)
                        : follow(followed.person(), tries).then());
    }

    private Mono<Void> settle(PlanHistory history) {
        Optional<Integer> current = history.current().map(EvacuationPlan::version);
        return Flux.fromIterable(history.versions())
                .concatMap(plan -> {
                    boolean counts =
                            current.filter(number -> number == plan.version()).isPresent();
                    return plans.settle(
                            plan,
                            counts && standing(history, plan) != Standing.EXPIRED,
                            counts ? history.next(terms, today()) : Optional.empty());
                })
                .then();
    }
}
