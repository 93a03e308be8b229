package jp.anpi.registry.enrolment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.access.Devices;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.access.SessionCookie;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
final class EnrolmentRoutes {

    private final Invitations invitations;
    private final InvitationStore store;
    private final Redemption redemption;
    private final Devices devices;
    private final Optional<URI> address;

    EnrolmentRoutes(
            Invitations invitations,
            InvitationStore store,
            Redemption redemption,
            Devices devices,
            Optional<URI> address) {
        this.invitations = invitations;
        this.store = store;
        this.redemption = redemption;
        this.devices = devices;
        this.address = address;
    }

    /** @param token for scripts; browsers have it as a cookie that pages cannot read */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Welcome(
            DeviceId deviceId,
            String token,
            String displayName,
            Role role,
            Optional<MemberId> memberId,
            Optional<OfficeId> officeId) {
        @Override
        public String toString() {
            return "Welcome[" + deviceId + "]";
        }
    }

    @PostMapping(path = "/api/enrolments", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Card> invite(@RequestBody Mono<InviteRequest> body, Caller caller, ServerWebExchange exchange) {
        var host = host(caller, exchange.getRequest());
        return body.flatMap(request -> invitations.invite(request.invitee(), host))
                .switchIfEmpty(notFound());
    }

    @PostMapping(path = "/api/enrolments/cards", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Listing<Card>> cards(@RequestBody Mono<CardsRequest> body, Caller caller, ServerWebExchange exchange) {
        var host = host(caller, exchange.getRequest());
        return body.flatMapMany(request -> Flux.fromIterable(request.offices())
                        .concatMap(office -> invitations.cards(office, request.withTablets(), host)))
                .collectList()
                .map(cards -> new Listing<>(cards, Optional.empty()));
    }

    @GetMapping("/api/enrolments")
    Mono<Listing<InvitationItem>> list(@RequestParam Optional<OfficeId> officeId, Paging paging) {
        Optional<String> after = paging.after(1).map(cursor -> cursor.parts().getFirst());
        return store.list(officeId, after, paging.limit() + 1)
                .collectList()
                .map((List<Invitation> found) -> Listing.of(
                                found,
                                paging.limit(),
                                last -> Cursor.of(last.invitee().toString()))
                        .map(InvitationItem::of));
    }

    @DeleteMapping("/api/enrolments/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> takeBack(@PathVariable String id) {
        return Mono.justOrEmpty(Invitee.read(id))
                .flatMap(store::remove)
                .filter(removed -> removed)
                .switchIfEmpty(notFound())
                .then();
    }

    @PostMapping(path = "/api/enrolments/redeem", consumes = "application/json")
    Mono<Welcome> redeem(@RequestBody Mono<RedeemRequest> body, ServerWebExchange exchange) {
        return body.flatMap(request -> redemption.redeem(
                        request.invitationCode(), request.device(), request.name(), address(exchange.getRequest())))
                .map(result -> answer(result, exchange));
    }

    private Welcome answer(Redemption.Result result, ServerWebExchange exchange) {
        return switch (result) {
            case Redemption.Result.Welcome(var device, String token, var session) -> {
                exchange.getResponse()
                        .addCookie(SessionCookie.issue(exchange.getRequest(), token, devices.cookieLasts()));
                yield new Welcome(
                        device, token, session.displayName(), session.role(), session.member(), session.office());
            }
            case Redemption.Result.Unknown _ ->
                throw Problem.of(EnrolmentProblem.UNKNOWN_INVITATION).refused();
            case Redemption.Result.Used _ ->
                throw Problem.of(EnrolmentProblem.USED_INVITATION).refused();
            case Redemption.Result.Expired _ ->
                throw Problem.of(EnrolmentProblem.EXPIRED_INVITATION).refused();
            case Redemption.Result.Wait(Duration howLong) ->
                throw Problem.tooMany(howLong).refused();
        };
    }

    private Invitations.Host host(Caller caller, ServerHttpRequest request) {
        return new Invitations.Host(caller.username(), address.orElseGet(request::getURI));
    }

    private static Optional<InetAddress> address(ServerHttpRequest request) {
        return Optional.ofNullable(request.getRemoteAddress()).map(InetSocketAddress::getAddress);
    }

    private static <T> Mono<T> notFound() {
        return Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused());
    }
}
