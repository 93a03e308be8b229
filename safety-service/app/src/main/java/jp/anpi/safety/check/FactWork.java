package jp.anpi.safety.check;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.eventing.Share;
import jp.anpi.registry.eventing.Slot;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.incident.FrozenRosters;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.roster.PersonRow;
import jp.anpi.safety.roster.Roster;
import reactor.core.publisher.Mono;

/**
 * What facts about whole incidents mean for the checks of a share, a piece at a time. The place behind a fact is stored
 * once its last piece is done; a crash begins the fact again, which changes nothing that was done already.
 */
final class FactWork {

    private static final int PIECE = 400;

    private final Incidents incidents;
    private final FrozenRosters rosters;
    private final Roster roster;
    private final CheckStore store;
    private final CheckLoader loader;
    private final Folder folder;
    private final CheckWriter writer;
    private final Map<Integer, Progress> inWork = new HashMap<>();

    FactWork(
            Incidents incidents,
            FrozenRosters rosters,
            Roster roster,
            CheckStore store,
            CheckLoader loader,
            Folder folder,
            CheckWriter writer) {
        this.incidents = incidents;
        this.rosters = rosters;
        this.roster = roster;
        this.store = store;
        this.loader = loader;
        this.folder = folder;
        this.writer = writer;
    }

    /** How far one fact is done. */
    private static final class Progress {
        final Incidents.Fact fact;
        /** The chunk's people of this share who are still to be looked at; null before the chunk was read. */
        @org.jspecify.annotations.Nullable
        List<PersonRow> rows;

        int ofShare;
        /** The document of the last check that was looked at. */
        String last = "";

        Progress(Incidents.Fact fact) {
            this.fact = fact;
        }
    }

    boolean waiting(OwnedShare share) {
        return incidents.findFact(share.place.nextFact()).isPresent();
    }

    void forget(Share share) {
        inWork.remove(share.partition());
    }

    /** Does a bounded piece of the fact at hand. */
    Mono<Void> piece(OwnedShare share) {
        var fact = incidents.findFact(share.place.nextFact());
        if (fact.isEmpty()) {
            return Mono.empty();
        }
        Progress progress = inWork.compute(
                share.share.partition(),
                (_, old) -> old == null || old.fact.next() != fact.get().next() ? new Progress(fact.get()) : old);
        return switch (fact.get().event()) {
            case IncidentEvent.Opened _,
                    IncidentEvent.Ready _,
                    IncidentEvent.Exported _,
                    IncidentEvent.Deleted _,
                    IncidentEvent.AboutAccess _,
                    IncidentEvent.AboutFacilities _ -> done(share, progress);
            case IncidentEvent.RosterFrozen frozen -> ask(share, progress, frozen);
            case IncidentEvent.OutageDeclared outage ->
                look(share, progress, outage.incident(), new CheckEvent.IncidentChanged());
            case IncidentEvent.Closed closed ->
                look(share, progress, closed.incident(), new CheckEvent.IncidentChanged());
            case IncidentEvent.Reopened reopened ->
                look(share, progress, reopened.incident(), new CheckEvent.IncidentChanged());
            case IncidentEvent.StatusCarriedOver carried -> carryOver(share, progress, carried);
            case IncidentEvent.CarryOverTakenBack back ->
                look(share, progress, back.incident(), new CheckEvent.CarryOverTakenBack(back.from()));
            case IncidentEvent.MemberUnavailable victim ->
                clients(
                        share,
                        progress,
                        victim.incident(),
                        roster.everServedBy(victim.member()),
                        new CheckEvent.ReporterUnavailable(victim.member()));
            case IncidentEvent.MemberAvailable back ->
                clients(
                        share,
                        progress,
                        back.incident(),
                        roster.everServedBy(back.member()),
                        new CheckEvent.ReporterAvailable(back.member()));
            case IncidentEvent.OfficeUnavailable victim ->
                clients(
                        share,
                        progress,
                        victim.incident(),
                        roster.everServedBy(victim.office()),
                        new CheckEvent.OfficeUnavailable(victim.office()));
            case IncidentEvent.OfficeAvailable back ->
                clients(
                        share,
                        progress,
                        back.incident(),
                        roster.everServedBy(back.office()),
                        new CheckEvent.OfficeAvailable(back.office()));
            // The figure counts it at once; each check that waits for the desk sees it when its own time comes.
            case IncidentEvent.DeskAcknowledged _ -> done(share, progress);
        };
    }

    private Mono<Void> done(OwnedShare share, Progress progress) {
        inWork.remove(share.share.partition());
        return writer.commit(
                share,
                List.of(),
                new CheckStore.Place(share.place.next(), progress.fact.next(), share.place.published()));
    }

    /** Starts the first rungs of a chunk's people, most urgent first as the chunk has them. */
    private Mono<Void> ask(OwnedShare share, Progress progress, IncidentEvent.RosterFrozen frozen) {
        if (progress.rows == null) {
            return rosters.chunk(frozen.incident(), frozen.chunk())
                    .defaultIfEmpty(List.of())
                    .doOnNext(rows -> take(share, progress, frozen.incident(), rows))
                    .then();
        }
        List<PersonRow> rows = progress.rows;
        if (rows.isEmpty()) {
            return rosters.noteAsked(frozen.incident(), frozen.chunk(), share.share.partition(), progress.ofShare)
                    .then(Mono.defer(() -> done(share, progress)));
        }
        List<PersonRow> now = rows.subList(0, Math.min(PIECE, rows.size()));
        List<CheckKey> keys = now.stream()
                .map(row -> new CheckKey(frozen.incident(), row.id()))
                .toList();
        Map<CheckKey, List<CheckEvent>> begin = LinkedHashMap.newLinkedHashMap(keys.size());
        keys.forEach(key -> begin.put(key, List.of()));
        return commit(share, keys, begin).doOnSuccess(_ -> progress.rows = rows.subList(now.size(), rows.size()));
    }

    private void take(OwnedShare share, Progress progress, IncidentId id, List<PersonRow> rows) {
        var incident = incidents.find(id);
        if (incident.isEmpty()) { // deleted a moment ago
            progress.rows = List.of();
            return;
        }
        var policy = incident.get().facts().policy();
        List<PersonRow> mine = rows.stream()
                .filter(row -> share.share.holds(new Slot(row.slot())))
                .toList();
        progress.ofShare = mine.size();
        progress.rows = mine.stream()
                .filter(row -> policy.of(row.group()).ladder().asksSomebody())
                .toList();
    }

    /** Tells every check of the incident that is a document to look again; a bare row has nothing to look at. */
    private Mono<Void> look(OwnedShare share, Progress progress, IncidentId id, CheckEvent event) {
        return store.page(id, progress.last, PIECE).flatMap(page -> {
            if (page.isEmpty()) {
                return done(share, progress);
            }
            Map<CheckKey, List<CheckEvent>> told = LinkedHashMap.newLinkedHashMap(page.size());
            page.stream()
                    .filter(key -> share.share.holds(Slot.of(key.person())))
                    .forEach(key -> told.put(key, List.of(event)));
            return commit(share, List.copyOf(told.keySet()), told)
                    .doOnSuccess(_ -> progress.last = page.getLast().documentId());
        });
    }

    /** Folds what the other incident knows into the checks of the same people here. */
    private Mono<Void> carryOver(OwnedShare share, Progress progress, IncidentEvent.StatusCarriedOver carried) {
        var into = incidents.find(carried.incident());
        var from = incidents.find(carried.from());
        if (into.isEmpty() || from.isEmpty()) {
            return done(share, progress);
        }
        return store.page(carried.from(), progress.last, PIECE).flatMap(page -> {
            if (page.isEmpty()) {
                return done(share, progress);
            }
            List<CheckKey> mine = page.stream()
                    .filter(key -> share.share.holds(Slot.of(key.person())))
                    .toList();
            return store.find(mine)
                    .flatMap(sources -> {
                        Map<CheckKey, List<CheckEvent>> told = LinkedHashMap.newLinkedHashMap(sources.size());
                        sources.forEach((key, source) -> {
                            var facts = CarriedFacts.of(
                                    source, from.get().facts(), into.get().facts(), carried.at());
                            if (!facts.isEmpty()) {
                                told.put(
                                        new CheckKey(carried.incident(), key.person()),
                                        List.of(new CheckEvent.CarriedOver(facts)));
                            }
                        });
                        return commit(share, List.copyOf(told.keySet()), told);
                    })
                    .doOnSuccess(_ -> progress.last = page.getLast().documentId());
        });
    }

    /** Tells the check of each client that their reporter went or came back. */
    private Mono<Void> clients(
            OwnedShare share, Progress progress, IncidentId id, Set<PersonId> served, CheckEvent event) {
        List<CheckKey> now = served.stream()
                .filter(person -> share.share.holds(Slot.of(person)))
                .map(person -> new CheckKey(id, person))
                .filter(key -> key.documentId().compareTo(progress.last) > 0)
                .sorted(Comparator.comparing(CheckKey::documentId))
                .limit(PIECE)
                .toList();
        if (now.isEmpty()) {
            return done(share, progress);
        }
        Map<CheckKey, List<CheckEvent>> told = LinkedHashMap.newLinkedHashMap(now.size());
        now.forEach(key -> told.put(key, List.of(event)));
        return commit(share, now, told)
                .doOnSuccess(_ -> progress.last = now.getLast().documentId());
    }

    private Mono<Void> commit(OwnedShare share, List<CheckKey> keys, Map<CheckKey, List<CheckEvent>> events) {
        return loader.load(keys, share.newest)
                .flatMap(loaded -> folder.fold(loaded, events))
                .flatMap(decided -> writer.commit(share, decided, share.place));
    }
}
