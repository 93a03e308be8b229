package jp.anpi.registry.tablet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.access.Devices;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.access.SessionCookie;
import jp.anpi.registry.http.access.SignedIn;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** For the device that an office shares; to any other caller it does not exist. */
@RestController
final class TabletRoutes {

    private static final int MOST_MEMBERS = 500;

    private final StateStore<MemberState> members;
    private final PinStore pins;
    private final Turns turns;
    private final Devices devices;
    private final SignedIn signedIn;

    TabletRoutes(StateStore<MemberState> members, PinStore pins, Turns turns, Devices devices, SignedIn signedIn) {
        this.members = members;
        this.pins = pins;
        this.turns = turns;
        this.devices = devices;
        this.signedIn = signedIn;
    }

    /** Who may take the device. */
    record Holders(List<Holder> members) {}

    /** @param hasPin whether a PIN was chosen, or has to be */
    record Holder(MemberId memberId, String name, Role role, boolean hasPin) {}

    /** @param until when the device is the office's again */
    record Turn(Instant until) {}

    record NewPin(@Nullable String pin) {
        @Override
        public String toString() {
            return "NewPin[…]";
        }
    }

    @GetMapping("/api/devices/tablet")
    Mono<Holders> holders(Caller caller) {
        shared(caller);
        return officeOf(caller)
                .flatMap(office ->
                        members.list(new Document("office", office.toString()), Optional.empty(), MOST_MEMBERS))
                .flatMap(found -> {
                    List<MemberState> staff =
                            found.stream().filter(this::mayHold).toList();
                    return pins.having(staff.stream().map(MemberState::id).toList())
                            .map(having -> holders(staff, having));
                });
    }

    private static Holders holders(List<MemberState> staff, Set<MemberId> having) {
        return new Holders(staff.stream()
                .map(member -> new Holder(member.id(), member.name(), member.role(), having.contains(member.id())))
                .toList());
    }

    @PostMapping(path = "/api/devices/tablet/holder", consumes = "application/json")
    Mono<Turn> take(@RequestBody Mono<TurnRequest> body, Caller caller, ServerHttpRequest request) {
        DeviceId device = shared(caller);
        String token = SessionCookie.tokenOf(request).orElseThrow(TabletRoutes::notFound);
        var tablet = new Turns.Tablet(device, token);
        return body.flatMap(wanted -> colleague(caller, wanted.member())
                        .flatMap(member -> wanted.isFirst()
                                ? turns.takeFirst(tablet, member, wanted.chosenPin())
                                : turns.take(tablet, member, wanted.enteredPin())))
                .map(TabletRoutes::answer);
    }

    @DeleteMapping("/api/devices/tablet/holder")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> giveBack(Caller caller, ServerHttpRequest request) {
        shared(caller);
        return devices.release(SessionCookie.tokenOf(request).orElseThrow(TabletRoutes::notFound));
    }

    /** One's own PIN, from one's own device. */
    @PutMapping(path = "/api/devices/pin", consumes = "application/json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> choose(@RequestBody Mono<NewPin> body, Caller caller) {
        if (caller.sharedDevice()) {
            throw notFound();
        }
        MemberId member = caller.member().orElseThrow(TabletRoutes::notFound);
        return body.flatMap(chosen -> pins.set(member, TurnRequest.chosen(chosen.pin())));
    }

    /** The desk lets somebody choose anew. */
    @DeleteMapping("/api/devices/pins/{member}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> forget(@PathVariable MemberId member) {
        return pins.forget(member);
    }

    private static Turn answer(Turns.Result result) {
        return switch (result) {
            case Turns.Result.Taken(Instant until) -> new Turn(until);
            case Turns.Result.WrongPin _ ->
                throw Problem.of(TabletProblem.WRONG_PIN).refused();
            case Turns.Result.NoPinYet _ ->
                throw Problem.of(TabletProblem.NO_PIN_YET).refused();
            case Turns.Result.HasPin _ ->
                throw Problem.of(TabletProblem.HAS_PIN).refused();
            case Turns.Result.Wait(var howLong) ->
                throw Problem.tooMany(howLong).refused();
            case Turns.Result.Gone _ -> throw notFound();
        };
    }

    private Mono<MemberState> colleague(Caller caller, MemberId id) {
        return members.find(id.toString())
                .filter(member ->
                        caller.office().filter(member.office()::equals).isPresent() && mayHold(member))
                .switchIfEmpty(Mono.error(TabletRoutes::notFound));
    }

    private boolean mayHold(MemberState member) {
        return Disclosure.CARE_STAFF.contains(member.role()) && !signedIn.hasLeft(member.id());
    }

    private static Mono<OfficeId> officeOf(Caller caller) {
        return Mono.justOrEmpty(caller.office()).switchIfEmpty(Mono.error(TabletRoutes::notFound));
    }

    private static DeviceId shared(Caller caller) {
        return caller.device().filter(_ -> caller.sharedDevice()).orElseThrow(TabletRoutes::notFound);
    }

    private static RuntimeException notFound() {
        return Problem.of(CommonProblem.NOT_FOUND).refused();
    }
}
