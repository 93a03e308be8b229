package jp.anpi.registry.group;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps what decides a group and lets the person's state follow. A record is due from the moment it changes until the state
 * follows it, so what a crash left in between is done by the next sweep, and so is what the day alone changes: an override that
 * ends, a child that turns six.
 */
public final class Groups implements DeclaresIndexes {

    private static final int TRIES = 8;
    private static final int PAGE = 500;

    private final StateStore<PersonState> persons;
    private final GroupRecords records;
    private final ZoneId zone;
    private final InstantSource clock;

    Groups(StateStore<PersonState> persons, GroupRecords records, ZoneId zone, InstantSource clock) {
        this.persons = persons;
        this.records = records;
        this.zone = zone;
        this.clock = clock;
    }

    /** A person, what is recorded of them, and the group that follows today. */
    record Shown(PersonState person, GroupRecord entry, Placing placing) {}

    @Override
    public Mono<Void> createIndexes() {
        return records.createIndexes();
    }

    /** Does what is due by today; answers how many people's states it changed. */
    public Mono<Long> sweep() {
        return Mono.defer(this::sweepPage)
                .expand(page -> page.looked() < PAGE ? Mono.empty() : sweepPage())
                .reduce(0L, (sum, page) -> sum + page.changed());
    }

    private record Swept(int looked, long changed) {}

    private Mono<Swept> sweepPage() {
        return records.due(today(), PAGE)
                .collectList()
                .flatMap(due -> Flux.fromIterable(due)
                        .concatMap(person -> follow(person, UnaryOperator.identity()))
                        .filter(changed -> changed)
                        .count()
                        .map(changed -> new Swept(due.size(), changed)));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Empty when there is no such person. */
    Mono<Shown> find(PersonId id) {
        return persons.find(id.toString()).flatMap(person -> kept(person).map(kept -> shown(person, kept)));
    }

    private Shown shown(PersonState person, GroupRecords.Kept kept) {
        return new Shown(person, kept.entry(), kept.entry().placing(person, today()));
    }

    private Mono<GroupRecords.Kept> kept(PersonState person) {
        return records.find(person.id()).defaultIfEmpty(GroupRecords.Kept.none(person.id(), GroupRecord.none(person)));
    }

    /** 特記事項 of several people; who has none is left out. */
    public Mono<Map<PersonId, List<Remark>>> remarks(Collection<PersonId> people) {
        return requirements(people)
                .map(found -> found.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, needs -> needs.getValue().remarks())));
    }

    /** What is recorded of the needs of several people; of whom nothing is, is left out. */
    public Mono<Map<PersonId, Requirements>> requirements(Collection<PersonId> people) {
        return records.find(people)
                .map(found -> found.values().stream()
                        .filter(kept -> kept.entry().requirements().isPresent())
                        .collect(Collectors.toMap(
                                GroupRecords.Kept::person,
                                kept -> kept.entry().requirements().orElseThrow())));
    }

    /**
     * Records needs; refused (409) when anything of the person or of their record was changed since that version of them was read.
     * {@code support} changes what keeps the person alive, when it is given. Answers what then holds.
     */
    Mono<Shown> record(PersonId id, long version, UnaryOperator<Requirements> change, Optional<LifeSupport> support) {
        return change(
                id,
                version,
                entry -> entry.with(change.apply(entry.requirements().orElse(Requirements.NONE))),
                support);
    }

    /** Sets the group by hand, or lets the table count again; refused as {@link #record} is. */
    Mono<Shown> override(PersonId id, long version, Optional<GroupOverride> override, String byName) {
        return change(id, version, entry -> entry.with(override, byName, clock.instant()), Optional.empty());
    }

    private Mono<Shown> change(
            PersonId id, long version, UnaryOperator<GroupRecord> with, Optional<LifeSupport> support) {
        return persons.find(id.toString())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .filter(person -> person.version() == version)
                .flatMap(person -> kept(person)
                        .filter(kept -> kept.isAsReadWith(person))
                        .flatMap(kept -> records.put(kept.saying(with.apply(kept.entry()), person), today())))
                .filter(stored -> stored)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(GroupProblem.NEEDS_CHANGED).refused()))
                .flatMap(_ -> follow(id, old -> support.orElse(old)))
                .then(Mono.defer(() -> find(id)));
    }

    /**
     * Makes a change of who somebody is, by which the table of groups may place them elsewhere, and lets the group follow. False
     * when the change did not come about.
     */
    public Mono<Boolean> following(PersonId id, Mono<Boolean> change) {
        return records.due(id, today())
                .then(change)
                .flatMap(done -> done
                        ? begin(id)
                                .then(Mono.defer(() -> follow(id, UnaryOperator.identity())))
                                .thenReturn(true)
                        : Mono.just(false));
    }

    /** Of whom nothing is recorded, since they needed nothing, the day of birth alone may say otherwise now. */
    private Mono<Void> begin(PersonId id) {
        return records.find(id)
                .hasElement()
                .filter(recorded -> !recorded)
                .flatMap(_ -> persons.find(id.toString()))
                .filter(person -> person.placement().group() == PriorityGroup.GENERAL)
                .map(person -> shown(
                        person,
                        GroupRecords.Kept.none(id, GroupRecord.none(person).with(Requirements.NONE))))
                .filter(shown -> shown.placing().next().isPresent())
                .flatMap(shown -> records.put(GroupRecords.Kept.none(id, shown.entry()), today()))
                .then();
    }

    /** Makes what decided a person's group what it was; the person's own state is the caller's. */
    public Mono<Void> restore(PersonId id, Optional<GroupRecord> before) {
        return records.find(id)
                .flatMap(kept -> before.isPresent()
                        ? records.put(kept.saying(before.get()), today()).then()
                        : records.forget(id));
    }

    /**
     * Somebody as a list has them.
     *
     * @param isNew whether they were not there before
     * @param change what the list says of needs, when it has a column for them
     * @param otherSupport whether what keeps them alive is not what it was
     */
    public record Said(
            PersonState person, boolean isNew, Optional<UnaryOperator<Requirements>> change, boolean otherSupport) {}

    /**
     * Somebody in the group that follows.
     *
     * @param before what decided the group until now, to be given back to {@link #restore} when the change is taken back
     * @param changed what decides it from now on, where that is not the same
     */
    public record Placed(PersonState person, Optional<GroupRecord> before, Optional<GroupRecords.Kept> changed) {}

    /**
     * People with the groups that follow from what is recorded and what a list says beside it, in the same order. Nothing is
     * stored: what decides the groups is for {@link #store}, and their states are the caller's, after that.
     */
    public Mono<List<Placed>> place(List<Said> people) {
        LocalDate today = today();
        return records.find(people.stream().map(said -> said.person().id()).toList())
                .map(known -> people.stream()
                        .map(said -> placed(
                                said,
                                Optional.ofNullable(known.get(said.person().id())),
                                today))
                        .toList());
    }

    /** Stores what decides their groups from now on. */
    public Mono<Void> store(List<Placed> placed) {
        return records.putAll(
                placed.stream().flatMap(one -> one.changed().stream()).toList(), today());
    }

    /** Makes what was stored what it was, of those whose states somebody else was faster with; what that somebody said stays. */
    public Mono<Void> giveBack(List<Placed> placed) {
        return Flux.fromIterable(placed)
                .concatMap(one -> Mono.justOrEmpty(one.changed())
                        .flatMap(stored -> records.find(stored.person())
                                .filter(now -> now.version() == stored.version() + 1
                                        && now.entry().equals(stored.entry()))
                                .flatMap(_ -> restore(stored.person(), one.before()))))
                .then();
    }

    private static Placed placed(Said said, Optional<GroupRecords.Kept> known, LocalDate today) {
        PersonState person = said.person();
        Optional<GroupRecord> recorded = known.map(GroupRecords.Kept::entry);
        boolean saysNothing = !said.isNew() && !said.otherSupport();
        if (recorded.isEmpty() && said.change().isEmpty() && saysNothing) {
            return new Placed(person, recorded, Optional.empty());
        }
        GroupRecord before = recorded.orElseGet(() -> GroupRecord.none(person));
        Requirements needs = before.requirements().orElse(Requirements.NONE);
        Requirements now = said.change().map(change -> change.apply(needs)).orElse(needs);
        boolean nothingOfNeeds = saysNothing && before.requirements().isEmpty() && now.equals(Requirements.NONE);
        GroupRecord after = nothingOfNeeds ? before : before.with(now);
        Placing placing = after.placing(person, today);
        boolean nothingToKeep = after.equals(before)
                || (recorded.isEmpty()
                        && (said.isNew() || !said.otherSupport())
                        && now.equals(Requirements.NONE)
                        && placing.next().isEmpty());
        return new Placed(
                person.withPlacement(placing.inForce()),
                recorded,
                nothingToKeep
                        ? Optional.empty()
                        : Optional.of(known.map(kept -> kept.saying(after))
                                .orElseGet(() -> GroupRecords.Kept.none(person.id(), after))));
    }

    /**
     * Lets the person's state follow its record; true when that changed something. What somebody wrote there makes the next version
     * of the person also when it is nothing that others are told, so that whoever read the version before finds out.
     */
    private Mono<Boolean> follow(PersonId id, UnaryOperator<LifeSupport> support) {
        return follow(id, support, TRIES);
    }

    private Mono<Boolean> follow(PersonId id, UnaryOperator<LifeSupport> support, int tries) {
        if (tries == 0) {
            return Mono.error(Problem.of(GroupProblem.NEEDS_CHANGED).refused());
        }
        return records.find(id)
                .flatMap(kept -> persons.find(id.toString())
                        .flatMap(person -> follow(person, kept, support, tries))
                        .switchIfEmpty(Mono.defer(() -> records.settle(id, kept.version(), Optional.empty())
                                .thenReturn(false))))
                .defaultIfEmpty(false);
    }

    private Mono<Boolean> follow(
            PersonState person, GroupRecords.Kept kept, UnaryOperator<LifeSupport> support, int tries) {
        LifeSupport needed = support.apply(person.lifeSupport());
        PersonState supported = person.withNeeds(needed, person.placement());
        Placing placing = kept.entry().placing(supported, today());
        boolean same = needed.equals(person.lifeSupport())
                && placing.inForce().equals(person.placement())
                && kept.isAsReadWith(person);
        Mono<Boolean> stored = same ? Mono.just(true) : persons.put(person.withNeeds(needed, placing.inForce()));
        return stored.flatMap(done -> done
                ? records.settle(person.id(), kept.version(), placing.next()).thenReturn(!same)
                : follow(person.id(), support, tries - 1));
    }
}
