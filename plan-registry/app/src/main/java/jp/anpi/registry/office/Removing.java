package jp.anpi.registry.office;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Removes an office or a member that was entered by mistake, here and on the log. What anything names stays: it has an end instead. */
final class Removing {

    private final StateStore<OfficeState> offices;
    private final StateStore<MemberState> members;
    private final List<InUse> uses;
    private final EventLog log;

    Removing(StateStore<OfficeState> offices, StateStore<MemberState> members, List<InUse> uses, EventLog log) {
        this.offices = offices;
        this.members = members;
        this.uses = List.copyOf(uses);
        this.log = log;
    }

    /** Refused: 404, 409 when it is another version than {@code read} or something names it. */
    Mono<Void> remove(OfficeId id, Optional<Long> read) {
        return Known.as(offices.find(id.toString()), OfficeState::version, read)
                .flatMap(office -> unused(
                                id.toString(),
                                members.all(new Document("office", id.toString()))
                                        .hasElements())
                        .then(Mono.defer(() -> removed(offices, office, id.toString()))));
    }

    /** Refused: 404, 409 when it is another version than {@code read} or something names it. */
    Mono<Void> remove(MemberId id, Optional<Long> read) {
        return Known.as(members.find(id.toString()), MemberState::version, read)
                .flatMap(member -> unused(
                                id.toString(),
                                members.all(new Document())
                                        .filter(other -> other.deputy()
                                                .filter(id::equals)
                                                .isPresent())
                                        .hasElements())
                        .then(Mono.defer(() -> removed(members, member, id.toString()))));
    }

    private Mono<Void> unused(String id, Mono<Boolean> named) {
        return Flux.concat(
                        named,
                        Flux.fromIterable(uses)
                                .concatMap(use -> use.among(List.of(id)))
                                .map(found -> found.contains(id)))
                .any(used -> used)
                .filter(used -> !used)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(OfficeProblem.STILL_USED).refused()))
                .then();
    }

    private <T> Mono<Void> removed(StateStore<T> store, T state, String id) {
        return log.erase(store.kind().topic(), store.kind().key().apply(state)).then(store.delete(List.of(id)));
    }
}
