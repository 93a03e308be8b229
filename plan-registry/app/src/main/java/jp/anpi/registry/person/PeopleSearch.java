package jp.anpi.registry.person;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.hazard.FloodMap;
import jp.anpi.registry.hazard.FloodMaps;
import jp.anpi.registry.hazard.FloodSource;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.search.FoundPeople;
import jp.anpi.registry.search.HomesInFloods;
import jp.anpi.registry.search.PeopleIndex;
import jp.anpi.registry.search.SearchQuestion;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Finds people. What they are found by is in this process's memory only: read from the store once the registry is up, and kept
 * up to date from the log, whichever instance changes somebody.
 */
public final class PeopleSearch implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final StateStore<PersonState> persons;
    private final Followers followers;
    private final FloodMaps floods;
    private final PeopleIndex index = new PeopleIndex();
    private volatile Optional<Follower> follower = Optional.empty();
    private volatile boolean whole;

    PeopleSearch(StateStore<PersonState> persons, Followers followers, FloodMaps floods) {
        this.persons = persons;
        this.followers = followers;
        this.floods = floods;
    }

    /** Reads everybody in; completes when everybody can be found. May be called again after a failure. */
    public Mono<Void> start() {
        return followers
                .endOffsets(RegistryTopics.PERSON)
                .doOnNext(this::follow)
                .thenMany(persons.all(new Document()))
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(index::put)
                .then()
                .doOnSuccess(_ -> whole = true);
    }

    private void follow(Map<Integer, Long> ends) {
        close();
        follower = Optional.of(followers.follow(
                "registry.search", RegistryTopics.PERSON, new Followers.From.Offsets(ends), this::take));
    }

    private void take(Received<PersonState> received) {
        switch (received) {
            case Received.Event<PersonState> told -> index.put(told.event());
            case Received.Erased<PersonState> gone -> index.remove(PersonId.of(gone.key()));
        }
    }

    /**
     * One page of people and how many there are in all; refused (503) until everybody can be found, since a list that lacks
     * somebody says they are not there.
     */
    Mono<Found> search(SearchQuestion question, boolean seesProtected, Optional<PersonId> after, int limit) {
        return found(question, seesProtected, after, limit).flatMap(found -> people(found, limit));
    }

    /** Everybody who answers a question; likewise. */
    Mono<List<PersonId>> all(SearchQuestion question, boolean seesProtected) {
        return found(question, seesProtected, Optional.empty(), Integer.MAX_VALUE)
                .map(FoundPeople::page);
    }

    private Mono<FoundPeople> found(
            SearchQuestion question, boolean seesProtected, Optional<PersonId> after, int limit) {
        if (!whole) {
            return Mono.error(Problem.unavailable(SOON).refused());
        }
        boolean asksOfFloods = question.flooded().isPresent();
        return Mono.fromCallable(() -> {
                    if (asksOfFloods) {
                        judge();
                    }
                    return index.search(question, seesProtected, after, limit);
                })
                .subscribeOn(asksOfFloods ? Schedulers.boundedElastic() : Schedulers.parallel());
    }

    /** How many live where the water may come; refused (503) as a search is. */
    Mono<List<HomesInFloods>> homesInFloods() {
        if (!whole) {
            return Mono.error(Problem.unavailable(SOON).refused());
        }
        return Mono.fromCallable(() -> {
                    judge();
                    return index.homesInFloods();
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** What the answer about floods follows from. */
    List<FloodSource> floodSources() {
        return index.floods().sources();
    }

    /** Homes are judged anew when somebody asks for the first time after the map has changed; a thread that may wait waits. */
    private synchronized void judge() {
        FloodMap now = floods.current();
        if (index.floods() != now) {
            index.judgeBy(now);
        }
    }

    /**
     * @param page without those who have gone since they were found
     * @param all how many were found
     * @param next after whom the next page begins; empty when this is the last
     */
    record Found(List<PersonState> page, int all, Optional<PersonId> next) {}

    private Mono<Found> people(FoundPeople found, int limit) {
        return states(found.page())
                .map(people -> new Found(
                        people,
                        found.all(),
                        found.page().size() < limit
                                ? Optional.empty()
                                : Optional.of(found.page().getLast())));
    }

    /** Of whom a member of an office is in charge on a day, the most urgent group first; refused (503) as {@link #search} is. */
    public Mono<List<PersonState>> inChargeOf(MemberId member, OfficeId office, LocalDate day) {
        return all(() -> index.inChargeOf(member, office, day));
    }

    /** Who of some groups lives in a district, those under protection included; likewise. */
    public Mono<List<PersonState>> livingIn(DistrictId district, Set<PriorityGroup> groups) {
        return all(() -> index.livingIn(district, groups));
    }

    private Mono<List<PersonState>> all(Supplier<List<PersonId>> found) {
        return whole
                ? Mono.fromSupplier(found).subscribeOn(Schedulers.parallel()).flatMap(this::states)
                : Mono.error(Problem.unavailable(SOON).refused());
    }

    /** In that order, without those who are gone meanwhile. */
    private Mono<List<PersonState>> states(List<PersonId> people) {
        List<String> ids = people.stream().map(PersonId::toString).toList();
        Mono<Map<String, PersonState>> states = ids.isEmpty() ? Mono.just(Map.of()) : persons.find(ids);
        return states.map(all -> ids.stream()
                .flatMap(id -> Optional.ofNullable(all.get(id)).stream())
                .toList());
    }

    @Override
    public void close() {
        follower.ifPresent(Follower::close);
    }
}
