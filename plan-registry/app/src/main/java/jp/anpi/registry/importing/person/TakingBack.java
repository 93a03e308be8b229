package jp.anpi.registry.importing.person;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.importing.person.ResidentNumbers.Link;
import jp.anpi.registry.importing.run.ImportJobs;
import jp.anpi.registry.importing.run.ImportJobs.Newest;
import jp.anpi.registry.importing.run.Taking.Taken;
import jp.anpi.registry.importing.undo.BeforeImages;
import jp.anpi.registry.importing.undo.BeforeImages.Image;
import jp.anpi.registry.mistake.MayBeAskedAbout;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.person.ParticularsStore;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.schedule.InsuredLinks;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes an import back, and what broke off before it: who was there is what they were, who was not is gone again, here and on the
 * log. Whom an incident may ask about among those who came with it stays meanwhile, and what is known of before stays too, so that it can
 * be taken back once more; so does what is left of whom the store has no more, who are still told of. Whom somebody changed since, or began a plan or wrote a number for, stays as they are: that
 * work was done after looking. So does whoever lives where the one who takes it back may not see. All who stay keep the numbers that the
 * import brought.
 */
final class TakingBack {

    private static final int PAGE = 500;
    private static final int AT_ONCE = 16;

    private final StateStore<PersonState> persons;
    private final Groups groups;
    private final ResidentNumbers numbers;
    private final BeforeImages<PersonBefore> before;
    private final InsuredLinks insured;
    private final Plans plans;
    private final ParticularsStore particulars;
    private final ImportJobs jobs;
    private final MayBeAskedAbout mayBeAskedAbout;
    private final Leaving leaving;

    TakingBack(
            StateStore<PersonState> persons,
            Groups groups,
            ResidentNumbers numbers,
            BeforeImages<PersonBefore> before,
            InsuredLinks insured,
            Plans plans,
            ParticularsStore particulars,
            ImportJobs jobs,
            MayBeAskedAbout mayBeAskedAbout,
            Leaving leaving) {
        this.persons = persons;
        this.groups = groups;
        this.numbers = numbers;
        this.before = before;
        this.insured = insured;
        this.plans = plans;
        this.particulars = particulars;
        this.jobs = jobs;
        this.mayBeAskedAbout = mayBeAskedAbout;
        this.leaving = leaving;
    }

    Mono<Taken> back(Newest run, Sight sight) {
        return jobs.begun(run).flatMap(since -> back(new Work(run, sight, since, ConcurrentHashMap.newKeySet())));
    }

    /**
     * @param since who came with it was not there before
     * @param stay whom it leaves as they are, as far as it has come; they keep the numbers that the import brought
     */
    private record Work(Newest run, Sight sight, Instant since, Set<PersonId> stay) {

        Taken kept(List<PersonId> people) {
            stay.addAll(people);
            return new Taken(0, people.size());
        }

        Taken waiting(List<PersonId> people, Problem why) {
            stay.addAll(people);
            return Taken.waiting(people.size(), why);
        }
    }

    private Mono<Taken> back(Work work) {
        Newest run = work.run();
        Mono<Taken> changed =
                before.pages(run).concatMap(page -> back(page, work)).reduce(Taken.NOTHING, Taken::and);
        Mono<Taken> fresh = Flux.fromIterable(run.all())
                .concatMap(this::noted)
                .concatMap(page -> gone(fresh(page), work))
                .reduce(Taken.NOTHING, Taken::and);
        return changed.flatMap(some -> fresh.map(some::and))
                .delayUntil(_ -> insured.unlink(run.all(), work.stay()))
                .delayUntil(taken -> taken.isWhole() ? before.forget(run) : Mono.empty());
    }

    private static List<Came> fresh(List<Link> page) {
        return page.stream().filter(Link::fresh).map(Came::whole).toList();
    }

    private static List<Came> came(List<Image<PersonBefore>> page, Newest run) {
        return page.stream()
                .flatMap(image -> image.before().stream())
                .filter(one -> one.cameWith(run.all()))
                .map(one -> new Came(one.link(), Optional.of(one.left())))
                .toList();
    }

    private Flux<List<Link>> noted(UUID run) {
        return numbers.noted(run, "", PAGE)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : numbers.noted(run, page.getLast().key(), PAGE));
    }

    /**
     * Somebody who was not there before.
     *
     * @param left what the next list made of them, when the one that they came with broke off
     */
    private record Came(Link link, Optional<PersonState> left) {

        static Came whole(Link link) {
            return new Came(link, Optional.empty());
        }

        PersonId person() {
            return link.person();
        }

        String id() {
            return person().toString();
        }

        boolean isLeftAs(PersonState now) {
            return now.version() == 1 || left.filter(now::equals).isPresent();
        }
    }

    private Mono<Taken> back(List<Image<PersonBefore>> page, Work work) {
        List<Image<PersonBefore>> changed = page.stream()
                .filter(image -> image.before()
                        .filter(one -> !one.cameWith(work.run().all()))
                        .isPresent())
                .toList();
        return changed(changed, work)
                .concatWith(gone(came(page, work.run()), work))
                .reduce(Taken.NOTHING, Taken::and);
    }

    /** Who is there no more, or lives where is not shown, is kept. */
    private Mono<Taken> changed(List<Image<PersonBefore>> page, Work work) {
        if (page.isEmpty()) {
            return Mono.just(Taken.NOTHING);
        }
        return persons.find(page.stream().map(Image::id).toList()).flatMap(there -> {
            List<Return> some = page.stream()
                    .flatMap(image -> Optional.ofNullable(there.get(image.id()))
                            .filter(now -> work.sight().home(now.home()))
                            .map(now -> new Return(image.before().orElseThrow(), now, image.returning()))
                            .stream())
                    .toList();
            Set<String> shown = some.stream().map(Return::id).collect(Collectors.toSet());
            Taken others = work.kept(page.stream()
                    .map(Image::id)
                    .filter(id -> !shown.contains(id))
                    .map(PersonId::of)
                    .toList());
            return returned(some, work).map(others::and);
        });
    }

    /** Who came with the import is gone again, but for those with whom somebody has worked since, and those who wait. */
    private Mono<Taken> gone(List<Came> came, Work work) {
        if (came.isEmpty()) {
            return Mono.just(Taken.NOTHING);
        }
        return persons.find(came.stream().map(Came::id).toList()).flatMap(there -> gone(came, there, work));
    }

    private Mono<Taken> gone(List<Came> came, Map<String, PersonState> there, Work work) {
        List<PersonId> people = came.stream().map(Came::person).toList();
        return Mono.zip(
                        kept(came, there, work.sight()),
                        plans.among(people),
                        insured.others(people, work.run().all()))
                .flatMap(known -> {
                    Map<Boolean, List<Came>> byTouch = came.stream()
                            .collect(Collectors.partitioningBy(
                                    one -> Stream.of(known.getT1(), known.getT2(), known.getT3())
                                            .anyMatch(some -> some.contains(one.person()))));
                    Taken touched = work.kept(people(byTouch.getOrDefault(true, List.of())));
                    return untouched(byTouch.getOrDefault(false, List.of()), there, work)
                            .map(touched::and);
                });
    }

    /** Asked for each page anew: taking a city's list back takes minutes, in which an incident may be opened. */
    private Mono<Taken> untouched(List<Came> some, Map<String, PersonState> there, Work work) {
        return some.isEmpty()
                ? Mono.just(Taken.NOTHING)
                : mayBeAskedAbout
                        .whoCameSince(work.since())
                        .map(why -> work.waiting(people(some), why))
                        .switchIfEmpty(Mono.defer(() -> erase(some, there, work)));
    }

    private static List<PersonId> people(List<Came> some) {
        return some.stream().map(Came::person).toList();
    }

    /** Those who are not what lists made of them, if they were stored at all, or live where is not shown. */
    private Mono<Set<PersonId>> kept(List<Came> came, Map<String, PersonState> there, Sight sight) {
        return Flux.fromIterable(came)
                .flatMap(one -> Mono.justOrEmpty(there.get(one.id()))
                        .filterWhen(now -> sight.home(now.home()) ? isTouched(one, now) : Mono.just(true)))
                .map(PersonState::id)
                .collect(Collectors.toSet());
    }

    private Mono<Boolean> isTouched(Came one, PersonState now) {
        return one.isLeftAs(now)
                ? Mono.just(false)
                : insured.isAllSince(one.left().orElse(first(now)), now).map(all -> !all);
    }

    /** As far as what is told of somebody goes, of which a list says nothing. */
    private static PersonState first(PersonState now) {
        return now.withSchedule(List.of(), List.of()).withVersion(1);
    }

    /** Whom somebody changes just now stays. */
    private Mono<Taken> erase(List<Came> some, Map<String, PersonState> there, Work work) {
        return leaving.of(some.stream().map(Came::link).toList(), there)
                .map(others -> work.kept(List.copyOf(others)).and(new Taken((long) some.size() - others.size(), 0)));
    }

    /** Somebody as an import found them, and as they are. */
    private record Return(PersonBefore was, PersonState now, Optional<Long> begun) {

        String id() {
            return was.id();
        }

        PersonState next() {
            return was.person().withVersion(now.version() + 1);
        }

        /** An import that was killed may have changed what is known beside of somebody whom it did not come to. */
        boolean isSpared() {
            return now.equals(was.person());
        }

        /** A taking back that failed may have left only what is known beside. */
        boolean isHalfDone() {
            return begun.filter(version -> now.equals(was.person().withVersion(version)))
                    .isPresent();
        }
    }

    /** What is known beside follows the state, so that nothing is lost of somebody whom another was faster with. */
    private Mono<Taken> returned(List<Return> page, Work work) {
        Map<Boolean, List<Return>> byState =
                page.stream().collect(Collectors.partitioningBy(one -> one.isSpared() || one.isHalfDone()));
        List<Return> known = byState.getOrDefault(true, List.of());
        return Flux.fromIterable(byState.getOrDefault(false, List.of()))
                .filterWhen(one -> one.now().equals(one.was().left())
                        ? Mono.just(true)
                        : insured.isAllSince(one.was().left(), one.now()))
                .collectList()
                .flatMap(some -> before.returning(some.stream()
                                .collect(Collectors.toMap(
                                        Return::id, one -> one.next().version())))
                        .then(Mono.defer(() ->
                                persons.putAll(some.stream().map(Return::next).toList())))
                        .map(losers -> some.stream()
                                .filter(one -> !losers.contains(one.id()))
                                .toList()))
                .flatMap(stored -> Flux.concat(Flux.fromIterable(known), Flux.fromIterable(stored))
                        .flatMap(one -> beside(one.was()), AT_ONCE)
                        .then(Mono.fromSupplier(() -> {
                            Set<String> back = Stream.concat(known.stream(), stored.stream())
                                    .map(Return::id)
                                    .collect(Collectors.toSet());
                            return new Taken(back.size(), 0)
                                    .and(work.kept(page.stream()
                                            .map(Return::id)
                                            .filter(id -> !back.contains(id))
                                            .map(PersonId::of)
                                            .toList()));
                        })));
    }

    private Mono<Void> beside(PersonBefore one) {
        return groups.restore(one.person().id(), one.record())
                .then(Mono.defer(() -> particulars.restore(known(one))))
                .then(Mono.defer(() -> numbers.put(List.of(one.link()))));
    }

    private static Map<PersonId, Particulars> known(PersonBefore one) {
        return one.particulars().map(was -> Map.of(one.person().id(), was)).orElse(Map.of());
    }
}
