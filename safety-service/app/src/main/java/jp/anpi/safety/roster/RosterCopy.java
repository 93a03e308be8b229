package jp.anpi.safety.roster;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Projector;
import jp.anpi.registry.eventing.Projectors;
import jp.anpi.registry.eventing.Received;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Keeps the roster up to date. People are kept in the store with their offsets, because they are many; offices, members and
 * districts are a few thousand and are read from the log, which keeps the newest of each for ever.
 */
public final class RosterCopy {

    private final PersonStore store;
    private final Roster roster;
    private final Followers followers;
    private final Projectors projectors;
    private final RosterProperties properties;
    private final PersonProjection people;
    private volatile List<Follower> small = List.of();
    private volatile Optional<Projector> projector = Optional.empty();

    RosterCopy(
            PersonStore store, Roster roster, Followers followers, Projectors projectors, RosterProperties properties) {
        this.store = store;
        this.roster = roster;
        this.followers = followers;
        this.projectors = projectors;
        this.properties = properties;
        this.people = new PersonProjection(store, roster);
    }

    /** Completes once everything stored and everything that was on the log about offices and members is in memory. */
    public Mono<Void> start() {
        return store.createIndexes().then(Mono.defer(() -> {
            stop();
            small = List.of(
                    follow(
                            "safety.roster.office",
                            RegistryTopics.OFFICE,
                            roster::put,
                            gone -> roster.remove(OfficeId.of(gone))),
                    follow(
                            "safety.roster.member",
                            RegistryTopics.MEMBER,
                            roster::put,
                            gone -> roster.remove(MemberId.of(gone))),
                    follow(
                            "safety.roster.district",
                            RegistryTopics.DISTRICT,
                            roster::put,
                            gone -> roster.remove(new DistrictId(gone))));
            projector = Optional.of(projectors.start(properties.reader(), RegistryTopics.PERSON, people));
            return Flux.fromIterable(small).flatMap(Follower::caughtUp).then(people.loaded());
        }));
    }

    /** Completes once people are in memory as they are stored. */
    public Mono<Void> loaded() {
        return people.loaded();
    }

    /** Calls back with everybody who changes from now on. */
    public void onPeople(PeopleListener listener) {
        people.onPeople(listener);
    }

    /** Everybody as stored, opened on {@code worker}; somebody may change meanwhile, which {@link #onPeople} tells. */
    public Flux<PersonBrief> everybody(Scheduler worker) {
        return store.everybody(worker);
    }

    /** Whether everything that was on the log a moment ago is in the copy. */
    public boolean isUpToDate() {
        return people.isLoaded() && projector.map(running -> running.lag() == 0).orElse(false);
    }

    /** Ends reading. */
    public void stop() {
        projector.ifPresent(Projector::close);
        small.forEach(Follower::close);
    }

    private <T> Follower follow(String name, Topic<T> topic, Consumer<T> put, Consumer<String> gone) {
        return followers.follow(name, topic, new Followers.From.Beginning(), received -> {
            switch (received) {
                case Received.Event<T> told -> put.accept(told.event());
                case Received.Erased<T> erased -> gone.accept(erased.key());
            }
        });
    }
}
