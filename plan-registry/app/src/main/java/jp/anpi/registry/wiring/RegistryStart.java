package jp.anpi.registry.wiring;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import jp.anpi.registry.access.Devices;
import jp.anpi.registry.access.FirstAdministrator;
import jp.anpi.registry.access.SessionSweep;
import jp.anpi.registry.consent.ConsentActs;
import jp.anpi.registry.eventing.Fault;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.ground.Ground;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.hazard.Floods;
import jp.anpi.registry.importing.run.Imports;
import jp.anpi.registry.loading.SampleLoading;
import jp.anpi.registry.mistake.Erasing;
import jp.anpi.registry.mistake.RunningIncidents;
import jp.anpi.registry.office.OldEndings;
import jp.anpi.registry.person.PeopleSearch;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.schedule.Schedules;
import jp.anpi.registry.shelter.Shelters;
import jp.anpi.registry.store.DeclaresIndexes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * Brings the registry up in order — key, indexes, repair of what a crash left unpublished, administrator, sample — and then
 * looks after its outboxes, groups and sessions. Store or log may come later than this process: it tries on, each step being
 * repeatable.
 */
public final class RegistryStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryStart.class);
    private static final Duration OUTBOX_EVERY = Duration.ofSeconds(5);
    private static final Duration MAPS_EVERY = Duration.ofSeconds(30);
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    private final Keyring keyring;
    private final Outboxes outboxes;
    private final Plans plans;
    private final PeopleSearch search;
    private final Floods floods;
    private final Ground ground;
    private final Shelters shelters;
    private final Groups groups;
    private final Imports imports;
    private final ConsentActs consents;
    private final Schedules schedules;
    private final RunningIncidents incidents;
    private final Erasing erasing;
    private final OldEndings oldEndings;
    private final List<DeclaresIndexes> stores;
    private final FirstAdministrator administrator;
    private final SampleLoading sample;
    private final SessionSweep sweep;
    private final Devices devices;
    private final SettlingProperties settling;
    private final Sinks.Empty<Void> up = Sinks.empty();
    private volatile Disposable work = Disposables.disposed();

    RegistryStart(
            Keyring keyring,
            Outboxes outboxes,
            Plans plans,
            PeopleSearch search,
            Floods floods,
            Ground ground,
            Shelters shelters,
            Groups groups,
            Imports imports,
            ConsentActs consents,
            Schedules schedules,
            RunningIncidents incidents,
            Erasing erasing,
            OldEndings oldEndings,
            List<DeclaresIndexes> stores,
            FirstAdministrator administrator,
            SampleLoading sample,
            SessionSweep sweep,
            Devices devices,
            SettlingProperties settling) {
        this.keyring = keyring;
        this.outboxes = outboxes;
        this.plans = plans;
        this.search = search;
        this.floods = floods;
        this.ground = ground;
        this.shelters = shelters;
        this.groups = groups;
        this.imports = imports;
        this.consents = consents;
        this.schedules = schedules;
        this.incidents = incidents;
        this.erasing = erasing;
        this.oldEndings = oldEndings;
        this.stores = List.copyOf(stores);
        this.administrator = administrator;
        this.sample = sample;
        this.sweep = sweep;
        this.devices = devices;
        this.settling = settling;
    }

    /** Completes when people can sign in, the sample (if any) is whole, and everything kept is published. */
    public Mono<Void> up() {
        return up.asMono();
    }

    @Override
    public void start() {
        work = bringUp()
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500))
                        .maxBackoff(Duration.ofSeconds(10))
                        .doBeforeRetry(retry -> LOG.warn("the registry is not up yet: {}", Fault.of(retry.failure()))))
                .doOnSuccess(_ -> up.tryEmitEmpty())
                .thenMany(Flux.merge(
                        inTheEnd("people cannot be searched yet", search.start()),
                        inTheEnd("what an older build stored is completed later", completeOlder()),
                        again(
                                "publishing",
                                OUTBOX_EVERY,
                                outboxes.publishPending().then()),
                        again("reading maps of floods", MAPS_EVERY, floods.refresh()),
                        again("reading roads and water", MAPS_EVERY, ground.refresh()),
                        again("reading shelters", MAPS_EVERY, shelters.refresh()),
                        again("settling imports", settling.every(), imports.settle()),
                        again("bringing erasings to their end", settling.every(), erasing.settle()),
                        again("going on with what an ordinance presumes", settling.every(), consents.settle()),
                        again(
                                "computing groups",
                                () -> plans.pause(SWEEP_EVERY),
                                groups.sweep().then()),
                        again(
                                "following plans",
                                () -> plans.pause(SWEEP_EVERY),
                                plans.sweep().then()),
                        again("telling weeks anew", SWEEP_EVERY, schedules.sweep()),
                        again("forgetting what old endings took", SWEEP_EVERY, oldEndings.forget()),
                        again("sweeping sessions", SWEEP_EVERY, sweep.sweep().then()),
                        again("sweeping devices", SWEEP_EVERY, devices.sweep().then())))
                .subscribe(_ -> {}, failure -> LOG.error("the registry gave up: {}", Fault.of(failure)));
    }

    private Mono<Void> bringUp() {
        return keyring.ensure(KeyId.INSTALLATION)
                .then(keyring.catchUp())
                .then(Mono.defer(outboxes::createIndexes))
                .thenMany(Flux.fromIterable(stores).concatMap(DeclaresIndexes::createIndexes))
                .then(Mono.defer(floods::start))
                .then(Mono.defer(ground::start))
                .then(Mono.defer(shelters::start))
                .then(Mono.defer(outboxes::findLosses))
                .then(Mono.defer(administrator::ensure))
                .flatMap(sample::load)
                .then(Mono.defer(incidents::start))
                .then(Mono.defer(imports::settle))
                .then(Mono.defer(consents::settle))
                .then(Mono.defer(groups::sweep))
                .then(Mono.defer(plans::sweep))
                .then(Mono.defer(outboxes::publishPending))
                .then(Mono.defer(outboxes::noteEnds));
    }

    private Mono<Void> completeOlder() {
        return Flux.fromIterable(stores)
                .concatMap(DeclaresIndexes::completeOlder)
                .then();
    }

    private static Mono<Void> inTheEnd(String untilThen, Mono<Void> task) {
        return task.retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500))
                .maxBackoff(Duration.ofSeconds(10))
                .doBeforeRetry(retry -> LOG.warn("{}: {}", untilThen, Fault.of(retry.failure()))));
    }

    private static Flux<Void> again(String what, Duration every, Mono<Void> task) {
        return again(what, () -> every, task);
    }

    private static Flux<Void> again(String what, Supplier<Duration> pause, Mono<Void> task) {
        return Mono.defer(() -> Mono.delay(pause.get()))
                .then(task)
                .onErrorResume(failure -> {
                    LOG.warn("{} is tried again later: {}", what, Fault.of(failure));
                    return Mono.empty();
                })
                .repeat();
    }

    @Override
    public void stop() {
        work.dispose();
        incidents.stop();
    }

    @Override
    public boolean isRunning() {
        return !work.isDisposed();
    }
}
